import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../../helpers/paths.ts'

/** Chinese outside of the catalogues that nobody reads on a screen as ours, and why it is there. */
const NO_WORDS_OF_OURS: Record<string, string> = {
  'client/src/desk/data/start.ts': 'the columns of a table, as the importer knows them',
  'client/src/desk/data/yuan.ts': 'what people may type after an amount',
  'client/src/phone/pages/mine/deviceName.ts': 'names that products have',
  'client/src/wall/preview/cases.ts': 'sample data',
  'client/src/wall/preview/fixedStore.ts': 'sample data',
  'client/src/wall/preview/people.ts': 'sample data',
  'server/src/announcements/announcements.ts': 'announcements are posted in Chinese, for people to edit',
  'server/src/finals/announce.ts': 'announcements are posted in Chinese, for people to edit',
  'server/src/cli/commands.ts': 'the command line, in both languages at once',
  'server/src/cli/demo.ts': 'the command line and sample data',
  'server/src/cli/import.ts': 'the command line, in both languages at once',
  'server/src/cli/serve.ts': 'the command line, in both languages at once',
  'server/src/config.ts': 'a name that the operator sets',
  'server/src/demo/city.ts': 'sample data',
  'server/src/people/rosterColumns.ts': 'the columns of a table, in both languages',
  'server/src/people/rosterExport.ts': 'the sheets of a workbook, in both languages',
  'server/src/people/rosterTables.ts': 'dates as spreadsheets have them',
}
const CATALOGUES = /^(client\/src\/i18n\/|server\/src\/(http|lite|alerts)\/words\.ts$)/
/** Attributes whose text people read or hear. */
const READ =
  /^(aria-(label|description|placeholder|valuetext|roledescription)|title|alt|placeholder|label|lead|hint|text|caption|verb|above)$/
/** Addresses, a line for a shell, a code, a range of signs: the same in every language. */
const NO_WORDS = /^(\/\w|curl |BCDF-GHJK$|⺀$)/
/** Chinese in English: the way back to it, the seal of the house, a masked name. */
const CHINESE_IN_ENGLISH = /^中文$|^擂$|徐\*/g
/** A table may have its columns in Chinese whatever the language of the desk. */
const COLUMNS = readFileSync(join(ROOT, 'server/src/people/rosterColumns.ts'), 'utf8')
const HAN = /\p{Script=Han}/u
const LETTERS = /\p{L}{2,}/u
/** Three words at least, the first with a capital. */
const SENTENCE = /^\p{Lu}\p{Ll}+(?: [\p{L}’']+){2,}/u

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode))
}

/** The text of a string, of a part of a template, of what stands between tags; null of everything else. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'JSXText') return String(node.value)
  if (node.type !== 'TemplateElement') return null
  return String((node.value as { cooked: string | null }).cooked ?? '')
}

/** Names the things that are told to developers: an error's message, a line of the log. */
function isForDevelopers(node: Node): boolean {
  const callee = node.callee
  if (!isNode(callee)) return false
  if (node.type === 'NewExpression')
    return callee.type === 'Identifier' && String(callee.name).endsWith('Error')
  return node.type === 'CallExpression' && callee.type === 'MemberExpression' && isNode(callee.object)
    ? callee.object.name === 'console'
    : false
}

/** Every text of a file that belongs into a catalogue. */
function strayWords(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const found: string[] = []

  /** `shown`: what this comes to stands on the screen. */
  function look(node: Node, shown: boolean): void {
    if (isForDevelopers(node) || node.type.startsWith('TS') || node.type === 'ImportDeclaration') return
    const text = textOf(node)?.trim() ?? ''
    const stray =
      !NO_WORDS.test(text) && (HAN.test(text) || (shown ? LETTERS.test(text) : SENTENCE.test(text)))
    if (stray) found.push(`${path}:${source.slice(0, node.start).split('\n').length} ${text}`)
    if (node.type === 'JSXAttribute') {
      const { name, value } = node
      const isRead = isNode(name) && READ.test(attributeName(name))
      if (isNode(value)) look(value, isRead)
      return
    }
    for (const child of childrenOf(node)) look(child, isShown(node, child, shown))
  }
  look(program as unknown as Node, false)
  return found
}

function attributeName(name: Node): string {
  return String(name.name)
}

function isShown(parent: Node, child: Node, shown: boolean): boolean {
  switch (parent.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return child.type === 'JSXText' || child.type === 'JSXExpressionContainer'
    case 'JSXExpressionContainer':
    case 'TemplateLiteral':
    case 'ParenthesizedExpression':
      return shown
    case 'LogicalExpression':
      return shown && (child === parent.right || parent.operator !== '&&')
    case 'ConditionalExpression':
      return shown && child !== parent.test
    case 'BinaryExpression':
      return shown && parent.operator === '+'
    default:
      return false
  }
}

async function sourcesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true })
  return entries.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name))
}

/** The Chinese of whatever in a file is named as English. */
function chineseInEnglish(path: string): string[] {
  const { program } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'))
  const found: string[] = []
  function look(node: Node, english: boolean): void {
    const text = textOf(node)?.trim() ?? ''
    const rest = text.replace(CHINESE_IN_ENGLISH, '')
    if (english && HAN.test(rest) && !COLUMNS.includes(`'${text}'`)) found.push(`${path} ${text}`)
    const isEnglish =
      node.type === 'VariableDeclarator' && isNode(node.id) && /^en$|En$/.test(String(node.id.name))
    for (const child of childrenOf(node)) look(child, english || isEnglish)
  }
  look(program as unknown as Node, false)
  return found
}

/** Never called: the compiler reads it, and whatever it expects to be refused has to be, or the check fails. */
function refusedByTheCompiler(
  createTexts: typeof import('../../../../client/src/i18n/createTexts.ts').createTexts,
) {
  const zh = { one: '一', some: (n: number) => `${n} 件` }
  createTexts(zh, { one: 'one', some: (n) => `${n} parcels` })
  // @ts-expect-error a key is missing in English
  createTexts(zh, { one: 'one' })
  // @ts-expect-error Chinese has no such key
  createTexts(zh, { one: 'one', some: (n: number) => `${n} parcels`, more: 'more' })
  // @ts-expect-error a sentence in the place of one that is made of a number
  createTexts(zh, { one: 'one', some: 3 })
}

describe('words that people read', () => {
  it('stand in the catalogues and nowhere else', async () => {
    const client = await sourcesOf('client/src')
    // what the server says to people is Chinese or worded by code; its English is for developers and the log
    const server = [...(await sourcesOf('server/src')), ...(await sourcesOf('shared/src'))]
    expect(client.length).toBeGreaterThan(300)
    const stray = [...client, ...server]
      .filter((path) => !CATALOGUES.test(path) && !(path in NO_WORDS_OF_OURS))
      .flatMap((path) => strayWords(path, readFileSync(join(ROOT, path), 'utf8')))
      .filter((line) => line.startsWith('client/') || HAN.test(line))
    expect(stray).toEqual([])
  })

  it('are English throughout where English is chosen', async () => {
    const catalogues = await sourcesOf('client/src/i18n')
    expect(catalogues.flatMap(chineseInEnglish)).toEqual([])
  })

  it('fail the build where a language lacks one', () => {
    expect(refusedByTheCompiler).toBeTypeOf('function')
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'client/package.json'), 'utf8'))
    expect(scripts.build).toMatch(/^tsc --noEmit && /)
  })

  it('are found wherever they hide', () => {
    const found = (source: string) => strayWords('a.tsx', source).map((line) => line.replace(/^\S+ /, ''))
    expect(found('const a = <p>Hello</p>')).toEqual(['Hello'])
    expect(found('const a = <p title="Hello" className="hello" data-x="Hello" />')).toEqual(['Hello'])
    expect(found(`const a = <p>{b ? \`No \${c} yet\` : t.some}</p>`)).toEqual(['No', 'yet'])
    expect(found("const a = <p>{b === 'week' && 'late'}</p>")).toEqual(['late'])
    expect(found("const a = ['冠军']")).toEqual(['冠军'])
    expect(found("const a = { detail: 'Check the network' }")).toEqual(['Check the network'])
    expect(found("throw new Error('Check the network')")).toEqual([])
    expect(found("// 冠军\nconst a = <p>{t.title} / {'–'}</p>")).toEqual([])
  })
})
