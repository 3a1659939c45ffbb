// SPDX-License-Identifier: Apache-2.0
declare module 'saxen' {
  type At = () => { line: number; column: number; data: string }
  type Decode = (text: string) => string
  export class Parser {
    on(
      event: 'openTag',
      call: (name: string, attributes: () => object, decode: Decode, selfClosing: boolean, at: At) => void,
    ): this
    on(event: 'closeTag', call: (name: string, decode: Decode, selfClosing: boolean, at: At) => void): this
    on(event: 'text' | 'attention', call: (text: string, decode: Decode, at: At) => void): this
    on(event: 'cdata', call: (text: string, at: At) => void): this
    on(event: 'error' | 'warn', call: (error: Error, at: At) => void): this
    parse(xml: string): this
    stop(): void
  }
}
