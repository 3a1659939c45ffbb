// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What a script hands to what it starts. */
function environmentWith(env: Record<string, string>): Record<string, string> {
  const code = `import('./scripts/setup.mjs').then((setup) => console.log(JSON.stringify(setup.environment())))`
  return JSON.parse(
    spawnSync(process.execPath, ['-e', code], { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } }).stdout,
  )
}

test('with an empty HOME nothing is fetched into the checkout, and what is started has a home; a HOME that is set stays', () => {
  const cache = join(process.cwd(), '~/.npm')
  const home = userInfo().homedir
  expect(environmentWith({ HOME: '', npm_config_cache: cache })).toMatchObject({
    HOME: home,
    npm_config_cache: join(home, '.npm'),
  })
  expect(environmentWith({ HOME: '/somewhere', npm_config_cache: cache })).toMatchObject({
    HOME: '/somewhere',
    npm_config_cache: cache,
  })
})
