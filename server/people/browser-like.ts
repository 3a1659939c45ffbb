// SPDX-License-Identifier: Apache-2.0

/** A browser's cookies and redirects, without its pages: for tests of signing in over real HTTP. */
export type BrowserLike = {
  /** follows redirects until a page, another site or an error; tells where it ended */
  open(url: string): Promise<{ url: URL; status: number; body: string }>
  send(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }>
  cookie(name: string): string | undefined
  /** the Cookie header that it would send to a path */
  cookies(path: string): string
}

type Cookie = { name: string; value: string; path: string }

/** `stays`: the origin that it stays on; a redirect to anywhere else is where it stops. */
export function browserLike(stays: string): BrowserLike {
  let jar: Cookie[] = []
  const headerFor = (path: string) =>
    jar
      .filter((cookie) => path.startsWith(cookie.path))
      .map((cookie) => `${cookie.name}=${cookie.value}`)
      .join('; ')
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/'
      const ended = attributes.some((attribute) => /^max-age=0$/i.test(attribute) || /^expires=Thu, 01 Jan 1970/i.test(attribute))
      jar = jar.filter((cookie) => cookie.name !== name || cookie.path !== path)
      if (!ended) jar.push({ name, value, path })
    }
  }
  const ask = async (url: URL, init: RequestInit) => {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: headerFor(url.pathname) },
    })
    keep(answer)
    return answer
  }
  return {
    async open(from) {
      let url = new URL(from, stays)
      for (let hops = 0; hops < 10; hops++) {
        if (url.origin !== stays) return { url, status: 0, body: '' }
        const answer = await ask(url, {})
        const to = answer.headers.get('location')
        if (to === null) return { url, status: answer.status, body: await answer.text() }
        url = new URL(to, url)
      }
      throw new Error(`too many redirects, the last to ${url.href}`)
    },
    async send(method, path, body, headers = {}) {
      const json = body === undefined ? {} : { 'content-type': 'application/json' }
      const init: RequestInit = {
        method,
        headers: { ...json, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }
      const answer = await ask(new URL(path, stays), init)
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
    },
    cookies: headerFor,
    cookie: (name) => jar.find((cookie) => cookie.name === name)?.value,
  }
}
