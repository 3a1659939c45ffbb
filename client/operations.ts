// SPDX-License-Identifier: Apache-2.0
import type { paths } from './schema.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The addresses that know a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<Lowercase<M>, { responses: object }> ? P : never
}[keyof paths]

type Operation<M extends Method, P extends PathOf<M>> = paths[P] extends Record<Lowercase<M>, infer O> ? O : never

type Told<R> = R extends { 200: { content: infer C } } | { 201: { content: infer C } } ? C : undefined
type Read<C> = C extends { 'application/json': infer J } ? J : C extends undefined ? undefined : Blob

/** What an operation answers: the JSON, a Blob where it hands out a file, undefined where there is nothing to say. */
export type Answer<M extends Method, P extends PathOf<M>> = Operation<M, P> extends { responses: infer R } ? Read<Told<R>> : never

type Body<O> = O extends { requestBody?: { content: infer C } }
  ? C extends { 'application/json': infer J }
    ? J
    : FormData
  : never

/** What an operation takes as its body. */
export type Sent<M extends Method, P extends PathOf<M>> = Body<Operation<M, P>>

/** What is null or empty is not asked. */
type Asked<Q> = { [K in keyof Q]: Q[K] | null }
type InPath<O> = O extends { parameters: { path: infer V } } ? { path: V } : { path?: never }
type InQuery<O> = O extends { parameters: { query: infer Q } }
  ? { query: Asked<Q> }
  : O extends { parameters: { query?: infer Q } }
    ? { query?: Asked<NonNullable<Q>> }
    : { query?: never }
type InBody<O> = O extends { requestBody: object } ? { body: Body<O> } : { body?: Body<O> }

export type Manner = {
  /** names the intended act: the same key again gives the same answer, so such a call is tried again when the connection is lost */
  key?: string
  signal?: AbortSignal
  /** for acts sent while the page is being left */
  keepalive?: boolean
}

export type Request<M extends Method, P extends PathOf<M>> = InPath<Operation<M, P>> &
  InQuery<Operation<M, P>> &
  InBody<Operation<M, P>> &
  Manner

/** What can be asked of an operation that reads. */
export type Query<P extends PathOf<'GET'>> =
  Operation<'GET', P> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never

/** A request in which nothing must be said may be left away. */
export type Rest<M extends Method, P extends PathOf<M>> =
  Record<never, never> extends Request<M, P> ? [request?: Request<M, P>] : [request: Request<M, P>]
