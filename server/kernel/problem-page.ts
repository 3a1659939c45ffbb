// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'

/** RFC 9457 problem details, with the public code and the sentence in both languages. */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  detail: string
  detailEn: string
  facts: Record<string, unknown>
  requestId: string
}

/** Whether a person's browser asks for a page: she is shown a sentence, programs get their JSON. */
export const asksForPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html')

/** The problem as a page that needs nothing else: whoever is refused may be refused every other file too. The way out is the home page, not the address that was refused. */
export function problemPage({ status, detail, detailEn, requestId }: Problem): string {
  const title = status === 429 ? '请稍等再打开' : '没有打开这个页面'
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { margin: 0; background: #f5f7fa; color: #37424f; font: 16px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif }
main { box-sizing: border-box; max-width: 560px; margin: 10vh auto 0; padding: 24px }
h1 { margin: 0 0 16px; color: #1b2430; font-size: 24px; font-weight: 600 }
small { color: #66717e; font-size: 14px; overflow-wrap: anywhere }
a { display: inline-block; margin: 8px 8px 8px 0; padding: 10px 20px; border: 1px solid #1d5fbf; border-radius: 6px; color: #1d5fbf; text-decoration: none }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escaped(detail)}</p>
<p lang="en">${escaped(detailEn)}</p>
<p><a href="/">回到首页 Home</a><a href="tel:12345">拨打 12345</a></p>
${detail.includes(requestId) ? '' : `<small>编号 ${escaped(requestId)}</small>`}
</main>
</body>
</html>
`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
