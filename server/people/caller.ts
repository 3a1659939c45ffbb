// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../kernel/index.ts'

/** A post that an officer holds today: what it is, of which department (credit code) and for which region. */
export type Position = {
  id: string
  position: string
  department: string
  region: string
  permissions: string[]
  until: string | null
}

export type Officer = { kind: 'officer'; id: string; login: string; name: string; positions: Position[] }

export type ActingFor = { creditCode: string; name: string; as: 'legal-representative' | 'agent' }

export type Person = {
  kind: 'person'
  id: string
  name: string
  idNumber: string
  mobile: string
  level: number
  actingFor: ActingFor | null
}

declare module 'fastify' {
  interface FastifyRequest {
    /** the signed-in officer; throws NOT_SIGNED_IN, or OFFICERS_ONLY for a resident */
    readonly officer: Officer
    /** the signed-in natural person; throws NOT_SIGNED_IN, or PERSONS_ONLY for an officer */
    readonly person: Person
    readonly caller: Officer | Person | undefined
    signedIn: SignedIn | undefined
  }
}

/** Who was recognised, and the digest that names the session. */
export type SignedIn = { caller: Officer | Person; digest: string; terminal: string | null }

const readers: PropertyDescriptorMap & ThisType<FastifyRequest> = {
  caller: {
    get() {
      return this.signedIn?.caller
    },
  },
  officer: {
    get() {
      const caller = this.signedIn?.caller
      if (caller === undefined) throw new Refusal('NOT_SIGNED_IN')
      if (caller.kind !== 'officer') throw new Refusal('OFFICERS_ONLY')
      return caller
    },
  },
  person: {
    get() {
      const caller = this.signedIn?.caller
      if (caller === undefined) throw new Refusal('NOT_SIGNED_IN')
      if (caller.kind !== 'person') throw new Refusal('PERSONS_ONLY')
      return caller
    },
  },
}

/** Gives a request `officer`, `person` and `caller`. The doorkeeper does it, so that no composition can forget it. */
export function giveCaller(request: FastifyRequest, signedIn: SignedIn | undefined): void {
  request.signedIn = signedIn
  Object.defineProperties(request, readers)
}

/** Whether a region is the other or lies above it: 990100 covers 990102, which covers 990102001. */
export function covers(above: string, below: string): boolean {
  return below.startsWith(stemOf(above))
}

/** What the codes of a region and of all below it begin with: 9901 for the city 990100, 990102 for its district. */
export function stemOf(region: string): string {
  return region.length === 6 ? region.replace(/0000$|00$/, '') : region
}
