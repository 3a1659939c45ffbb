// SPDX-License-Identifier: Apache-2.0
import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame/Frame.tsx'
import { Lost } from './frame/Lost.tsx'

/** What every page of the desk stands in; the folders hang their routes on it. */
export const root = createRootRoute({ component: Frame, notFoundComponent: Lost })
