// SPDX-License-Identifier: Apache-2.0
import { type Answer, addressOf, connect, offline, type PathOf, problemOf, type Request } from '../../client/index.ts'
import { forgetKey } from './act-key.ts'

/** The city whose pages these are. */
export const city = connect({ keyReused: forgetKey })
export const { call, get, post, put, patch, remove } = city

type Told = { progress: (part: number) => void; signal?: AbortSignal }

/** Sends one file as the field `file` and tells how far it is (0 to 1), which fetch cannot. */
export async function upload<P extends PathOf<'POST'>>(
  path: P,
  parts: Request<'POST', P>['path'],
  file: File,
  { progress, signal }: Told,
): Promise<Answer<'POST', P>> {
  const token = await city.token()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(path, { path: parts as Record<string, unknown> }))
    if (token !== null) request.setRequestHeader('x-csrf-token', token)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(offline())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText || 'null'))
      else problemOf(new Response(request.responseText, { status: request.status })).then(reject)
    }
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}
