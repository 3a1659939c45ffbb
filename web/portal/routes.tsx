// SPDX-License-Identifier: Apache-2.0
import { createRoute, createRouter } from '@tanstack/react-router'
import type { State, SystemsSearch } from './about/systems.ts'
import { accountRoutes } from './accounts/routes.ts'
import { drawRoutes } from './draws/routes.ts'
import { BrokenPage } from './frame/BrokenPage.tsx'
import { Waiting } from './frame/Waiting.tsx'
import { HomePage } from './home/HomePage.tsx'
import { kindRoutes } from './kinds/routes.ts'
import { page, pageOf, root } from './root.tsx'
import { unitRoutes } from './units/routes.ts'

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Only paths of this site: a sign-in must not send anybody elsewhere. */
const ownPath = (value: unknown): string | undefined =>
  typeof value === 'string' && value.startsWith('/') && !value.startsWith('//') && !value.startsWith('/\\') ? value : undefined

const states: State[] = ['whole', 'part', 'none']
const guide = () => import('./guide/GuidePage.tsx')
const signatures = () => import('./signatures/SealsPage.tsx')
const verify = () => import('./licences/VerifyPage.tsx')

const tree = root.addChildren([
  createRoute({ ...page('/'), component: HomePage }),
  createRoute({
    ...page('/search'),
    validateSearch: (search): { q?: string } => ({ q: text(search.q === undefined ? undefined : String(search.q)) }),
    component: pageOf(() => import('./search/SearchPage.tsx'), 'SearchPage'),
  }),
  createRoute({
    ...page('/items'),
    validateSearch: (search): { lifeStage?: string; department?: string; serves?: string; level?: string } => ({
      lifeStage: text(search.lifeStage),
      department: text(search.department),
      serves: text(search.serves),
      level: text(search.level === undefined ? undefined : String(search.level)),
    }),
    component: pageOf(() => import('./catalogue/ItemsPage.tsx'), 'ItemsPage'),
  }),
  createRoute({ ...page('/items/$id'), component: pageOf(guide, 'ItemGuidePage') }),
  createRoute({
    ...page('/items/$id/versions'),
    component: pageOf(() => import('./guide/VersionsPage.tsx'), 'VersionsPage'),
  }),
  createRoute({
    ...page('/items/$id/differences'),
    component: pageOf(() => import('./guide/DifferencesPage.tsx'), 'DifferencesPage'),
  }),
  createRoute({ ...page('/bundles/$id'), component: pageOf(guide, 'BundleGuidePage') }),
  createRoute({
    ...page('/apply/$kind/$id'),
    validateSearch: (search): { proxy?: string } => ({ proxy: text(search.proxy) }),
    component: pageOf(() => import('./apply/StartPage.tsx'), 'StartPage'),
  }),
  createRoute({
    ...page('/drafts/$id/$step'),
    component: pageOf(() => import('./apply/DraftPage.tsx'), 'DraftPage'),
  }),
  createRoute({ ...page('/done/$number'), component: pageOf(() => import('./apply/DonePage.tsx'), 'DonePage') }),
  createRoute({
    ...page('/my/cases'),
    validateSearch: (search): { state?: 'open' | 'done' } => ({ state: search.state === 'done' ? 'done' : undefined }),
    component: pageOf(() => import('./cases/CasesPage.tsx'), 'CasesPage'),
  }),
  createRoute({
    ...page('/my/cases/$number'),
    component: pageOf(() => import('./cases/TrackingPage.tsx'), 'TrackingPage'),
  }),
  createRoute({
    ...page('/my/cases/$number/supplement'),
    component: pageOf(() => import('./cases/SupplementPage.tsx'), 'SupplementPage'),
  }),
  createRoute({
    ...page('/my/cases/$number/payment'),
    component: pageOf(() => import('./cases/PaymentPage.tsx'), 'PaymentPage'),
  }),
  createRoute({
    ...page('/my/cases/$number/rating'),
    component: pageOf(() => import('./cases/RatingPage.tsx'), 'RatingPage'),
  }),
  createRoute({
    ...page('/my/licences'),
    component: pageOf(() => import('./licences/LicencesPage.tsx'), 'LicencesPage'),
  }),
  createRoute({
    ...page('/my/licences/$id'),
    component: pageOf(() => import('./licences/LicencePage.tsx'), 'LicencePage'),
  }),
  createRoute({ ...page('/my'), component: pageOf(() => import('./my/MyPage.tsx'), 'MyPage') }),
  createRoute({ ...page('/my/reads'), component: pageOf(() => import('./my/ReadsPage.tsx'), 'ReadsPage') }),
  createRoute({ ...page('/my/firms'), component: pageOf(() => import('./my/FirmsPage.tsx'), 'FirmsPage') }),
  createRoute({ ...page('/my/seals'), component: pageOf(signatures, 'SealsPage') }),
  createRoute({
    ...page('/sign/$request'),
    component: pageOf(() => import('./signatures/SigningPage.tsx'), 'SigningPage'),
  }),
  createRoute({ ...page('/my/relatives'), component: pageOf(() => import('./my/RelativesPage.tsx'), 'RelativesPage') }),
  createRoute({ ...page('/my/terminal'), component: pageOf(() => import('./my/TerminalCodePage.tsx'), 'TerminalCodePage') }),
  createRoute({
    ...page('/kiosk'),
    validateSearch: (search): { point?: string } => ({ point: text(search.point) }),
    component: pageOf(() => import('./kiosk/KioskPage.tsx'), 'KioskPage'),
  }),
  createRoute({ ...page('/my/notices'), component: pageOf(() => import('./my/NoticesPage.tsx'), 'NoticesPage') }),
  createRoute({ ...page('/verify'), component: pageOf(verify, 'VerifyFormPage') }),
  createRoute({ ...page('/verify/$code'), component: pageOf(verify, 'VerifyPage') }),
  createRoute({ ...page('/show/$token'), component: pageOf(verify, 'ShowPage') }),
  createRoute({ ...page('/track'), component: pageOf(() => import('./cases/TrackPage.tsx'), 'TrackPage') }),
  createRoute({
    ...page('/sign-in'),
    validateSearch: (search): { to?: string } => ({ to: ownPath(search.to) }),
    component: pageOf(() => import('./sign-in/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...page('/sign-in/$uid'),
    component: pageOf(() => import('./sign-in/InteractionPage.tsx'), 'InteractionPage'),
  }),
  createRoute({
    ...page('/about/systems'),
    validateSearch: (search): SystemsSearch => ({
      q: text(search.q === undefined ? undefined : String(search.q)),
      group: text(search.group),
      state: states.find((one) => one === search.state),
    }),
    component: pageOf(() => import('./about/SystemsPage.tsx'), 'SystemsPage'),
  }),
  createRoute({ ...page('/help'), component: pageOf(() => import('./frame/HelpPage.tsx'), 'HelpPage') }),
  ...drawRoutes,
  ...kindRoutes,
  ...unitRoutes,
  ...accountRoutes,
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
  defaultPendingComponent: () => (
    <main className="wide">
      <Waiting />
    </main>
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
