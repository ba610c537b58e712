import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { courierTable, curlLine } from '../../../../client/src/desk/data/start.ts'

const table = (pasted: string) => courierTable(pasted, 'east')

it('puts headings before rows that bring none, and the station behind each', () => {
  expect(table('1001\t林晓燕\t揽投员\n1002\t何晓\t营业员\n')).toEqual({
    content: '工号\t姓名\t岗位\t网点\n1001\t林晓燕\t揽投员\teast\n1002\t何晓\t营业员\teast',
    linesBefore: 1,
  })
})

it('takes names before numbers, and what is typed by hand', () => {
  expect(table('林晓燕\t1001\nAnna Müller\t1002').content).toBe(
    '姓名\t工号\t网点\n林晓燕\t1001\teast\nAnna Müller\t1002\teast',
  )
  expect(table('1001 林晓燕\n1002 Anna Müller').content).toBe(
    '工号\t姓名\t网点\n1001\t林晓燕\teast\n1002\tAnna Müller\teast',
  )
  expect(table('1001,林晓燕\n1002，何晓').content).toBe(
    '工号\t姓名\t网点\n1001\t林晓燕\teast\n1002\t何晓\teast',
  )
})

it('leaves headings as they are, and a station that is named; blank lines keep their place', () => {
  expect(table('\n序号\t姓名\t工号\n\n1\t林晓燕\t1001\n\n')).toEqual({
    content: '\n序号\t姓名\t工号\t网点\n\n1\t林晓燕\t1001\teast',
    linesBefore: 0,
  })
  expect(table('工号\t网点\t姓名\n1001\twest\t林晓燕').content).toBe('工号\t网点\t姓名\n1001\twest\t林晓燕')
})

it('makes nothing of nothing', () => {
  expect(table(' \n\t\n').content).toBe('')
})

it('a command line keeps what a shell would read otherwise, in sh and in cmd', () => {
  const courierId = `o'neil "$HOME" \\ \`id\` %PATH% !1 &|<>^ 林\t`
  const line = curlLine({ origin: 'http://h', key: 'lk_a', courierId, pickupId: 'T', at: 0 })
  expect(line).toMatch(/^[\w "\\.:,{}@/-]+$/)
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${line}`], { encoding: 'utf8' })
  const [, authorization, , type, , body = '', address] = words.split('\0')
  expect([authorization, type]).toEqual(['Authorization: Bearer lk_a', 'Content-Type: application/json'])
  expect(address).toBe('http://h/api/v1/pickups')
  expect(JSON.parse(body)).toMatchObject({ id: 'T', courier: courierId, count: 1 })
})
