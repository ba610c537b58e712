import type { Honours } from '@leitai/shared/ceremony'
import type { HonoursTexts } from '../i18n/honours.ts'
import { drawPoster, LANDSCAPE, PORTRAIT } from './drawPoster.ts'

/** The poster as a PNG in its full size. Rejects where the browser cannot make one. */
export function posterPng(honours: Honours, portrait: boolean, texts: HonoursTexts): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const { width, height } = portrait ? PORTRAIT : LANDSCAPE
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return Promise.reject(new Error('no canvas'))
  drawPoster(context, portrait, honours, texts)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
