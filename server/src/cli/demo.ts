export { serve as demo } from './serve.ts'
