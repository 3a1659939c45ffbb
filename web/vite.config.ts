// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Two faces, two pages: the portal answers everything, the desk everything under /desk (in development as the server does it in earnest). */
function deskPage(): Plugin {
  return {
    name: 'chengshu-desk-page',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        if (/^\/desk(\/[^.]*)?$/.test(path)) request.url = '/desk.html'
        next()
      })
    },
  }
}

/** Beside each text what the server sends of it: `.br` and `.gz`, squeezed as hard as can be, since it is done once. */
function compressed(): Plugin {
  return {
    name: 'chengshu-compressed',
    apply: 'build',
    closeBundle() {
      const dist = file('./dist')
      for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:m?js|css|html|svg|ttf|eot)$/.test(name)) continue
        const bytes = readFileSync(`${dist}/${name}`)
        const made = {
          br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
          gz: gzipSync(bytes, { level: 9 }),
        }
        for (const [ending, smaller] of Object.entries(made))
          if (smaller.length < bytes.length) writeFileSync(`${dist}/${name}.${ending}`, smaller)
      }
    },
  }
}

export default defineConfig({
  root: file('.'),
  plugins: [react(), deskPage(), compressed()],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/oidc', '/.well-known'].map((path) => [path, process.env.CHENGSHU_SERVER ?? 'http://127.0.0.1:8080']),
    ),
  },
  build: {
    outDir: file('./dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // the page allows no script of another address and none inside the page
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        portal: file('./index.html'),
        desk: file('./desk.html'),
      },
    },
  },
})
