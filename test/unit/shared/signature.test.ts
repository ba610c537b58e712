import { courierSignatureOf, signatoryOf, signatureOf } from '@leitai/shared/signature'
import { expect, test } from 'vitest'

test.each([
  [{ account: 'li.wei', name: '李 伟' }, '@li.wei 李 伟'],
  [{ account: 'owner', name: '' }, '@owner'],
])('%j signs as %s, and is read back', (signatory, signature) => {
  expect(signatureOf(signatory)).toBe(signature)
  expect(signatoryOf(signature)).toEqual(signatory)
})

test.each(['system', 'courier', 'waybill', ''])('%j is signed by no person', (text) => {
  expect(signatoryOf(text)).toBeNull()
})

test('[SEC-10] a courier whose number is that of an account signs as no account', () => {
  const signature = courierSignatureOf({ id: 'owner', name: 'Boss' })
  expect(signature).toBe('#owner Boss')
  expect(signatoryOf(signature)).toEqual({ account: '#owner', name: 'Boss' })
})
