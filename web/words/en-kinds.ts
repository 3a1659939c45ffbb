// SPDX-License-Identifier: Apache-2.0

/** What residents and firms report or register with the city. */
export const kindsEn = {
  title: 'Report or register',
  lead: 'Tell the city what you have seen or want to register. You are told where it stands and what came of it.',
  none: 'Nothing is open for this now. If it is urgent, call 12345.',
  owner: 'Handled by {{owner}}',
  promised: ', promised within {{limit}}',
  whySignIn: 'Sign in so that you yourself can be told where it stands.',
  basis: 'Basis: {{basis}}',
  send: 'Send',
  kept: 'What you enter stays in this browser window until you send it.',
  toMine: 'See my cases',
  mine: 'What I have reported or registered',
  done: 'We have it',
  another: 'Report another',
}
