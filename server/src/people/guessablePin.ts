/** Pure: whether a PIN of six digits is among those that a colleague tries first. */
export function isGuessablePin(pin: string, number: string): boolean {
  const isRun = [0, 1, 9].some((step) =>
    [...pin].every((digit, i) => i === 0 || Number(digit) === (Number(pin[i - 1]) + step) % 10),
  )
  const isRepeated = [2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length / length))
  return isRun || isRepeated || number.padStart(pin.length, '0').includes(pin)
}
