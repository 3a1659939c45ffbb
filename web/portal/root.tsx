// SPDX-License-Identifier: Apache-2.0
import { createRootRoute, lazyRouteComponent } from '@tanstack/react-router'
import { restOfWords } from '../words/language.ts'
import { Shell } from './frame/Shell.tsx'

/** A page is its code and its words; both are fetched when it is first opened. */
export const pageOf: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => (await Promise.all([load(), restOfWords()]))[0], name)

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: pageOf(() => import('./frame/HelpPage.tsx'), 'NotFoundPage'),
})

export const page = <P extends string>(path: P) => ({ getParentRoute: () => root, path }) as const
