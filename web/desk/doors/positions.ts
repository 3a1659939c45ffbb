// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '../../client/index.ts'
import type { Page } from './types.ts'

export type HeldPosition = {
  id: string
  position: string
  positionName: string
  department: string
  departmentName: string
  region: string
  since: string
  until: string | null
}
export type OfficerRow = { id: string; login: string; name: string; stopped: boolean; positions: HeldPosition[] }
export type WaitingAppointment = {
  id: string
  officerName: string
  login: string
  positionName: string
  departmentName: string
  regionName: string
  since: string
  until: string | null
  askedByName: string | null
  askedAt: string
  reason: string
}
export type Department = { code: string; name: string; short?: string }
export type Region = { code: string; name: string; level?: string }
export type AskedPosition = {
  position: string
  department: string
  region: string
  since?: string
  until?: string | null
  reason: string
}

export const positionKeys = {
  officers: (department: string) => ['officers', department] as const,
  waiting: ['appointments'] as const,
}

export function listOfficers(department: string, after: string | null): Promise<Page<OfficerRow>> {
  return get(`/officers${query({ department, after, limit: 100 })}`)
}

export function waitingAppointments(): Promise<WaitingAppointment[]> {
  return get('/appointments/waiting')
}

export function askPosition(officer: string, body: AskedPosition): Promise<{ id: string }> {
  return post(`/officers/${officer}/positions`, body)
}

export function answerAppointment(id: string, answer: 'granted' | 'refused'): Promise<unknown> {
  return post(`/appointments/${id}/answer`, { answer })
}

export function endAppointment(id: string): Promise<unknown> {
  return post(`/appointments/${id}/end`)
}

export function stopOfficer(id: string): Promise<unknown> {
  return post(`/officers/${id}/stop`)
}

export function unlockOfficer(id: string): Promise<unknown> {
  return post(`/officers/${id}/unlock`)
}

export async function listDepartments(): Promise<Department[]> {
  const answer = await get<Department[] | { rows: Department[] }>('/departments')
  return Array.isArray(answer) ? answer : answer.rows
}

export async function listRegions(parent: string): Promise<Region[]> {
  const answer = await get<Region[] | { rows: Region[] }>(`/regions${query({ parent })}`)
  return Array.isArray(answer) ? answer : answer.rows
}
