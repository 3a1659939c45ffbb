// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

/** The response of a route that hands out a file: of which media types it may be. Its bytes go out as they are. */
export function aFile(...types: string[]) {
  const schema = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' })
  return { 200: { description: '文件 · The file', content: Object.fromEntries(types.map((type) => [type, { schema }])) } }
}

/** The response of a route that a browser opens and that leads it elsewhere. */
export const leadsElsewhere = { 303: Type.Null({ description: '转到别处 · Leads elsewhere' }) }
