// SPDX-License-Identifier: Apache-2.0
import { type Answer, type Department, get, post, type Region, type Sent } from '../../client/index.ts'
import type { Page } from './types.ts'

export type { Department, Region }
export type OfficerRow = Answer<'GET', '/api/officers'>['rows'][number]
export type HeldPosition = OfficerRow['positions'][number]
export type WaitingAppointment = Answer<'GET', '/api/appointments/waiting'>[number]
export type AskedPosition = Sent<'POST', '/api/officers/{id}/positions'>

export const positionKeys = {
  officers: (department: string) => ['officers', department] as const,
  waiting: ['appointments'] as const,
}

export function listOfficers(department: string, after: string | null): Promise<Page<OfficerRow>> {
  return get('/api/officers', { query: { department, after, limit: 100 } })
}

export function waitingAppointments(): Promise<WaitingAppointment[]> {
  return get('/api/appointments/waiting')
}

export function askPosition(officer: string, body: AskedPosition): Promise<{ id: string }> {
  return post('/api/officers/{id}/positions', { path: { id: officer }, body })
}

export function answerAppointment(id: string, answer: 'granted' | 'refused'): Promise<unknown> {
  return post('/api/appointments/{id}/answer', { path: { id }, body: { answer } })
}

export function endAppointment(id: string): Promise<unknown> {
  return post('/api/appointments/{id}/end', { path: { id } })
}

export function stopOfficer(id: string): Promise<unknown> {
  return post('/api/officers/{id}/stop', { path: { id } })
}

export function unlockOfficer(id: string): Promise<unknown> {
  return post('/api/officers/{id}/unlock', { path: { id } })
}

export async function listDepartments(): Promise<Department[]> {
  return (await get('/api/departments')).rows
}

/** Those right below one; the city itself, if none is named. */
export async function listRegions(parent?: string): Promise<Region[]> {
  return (await get('/api/regions', { query: parent === undefined ? {} : { parent } })).rows
}
