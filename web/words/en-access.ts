// SPDX-License-Identifier: Apache-2.0
import type { Words } from './language.ts'

/** How people come in, and who helps them, in English. */
export const portalAccessEn = {
  signIn: {
    how: 'How to sign in',
    byPassword: 'Password',
    byCode: 'Code by SMS',
    forgot: 'Forgot password',
    mobile: 'Mobile number',
    mobileHelp: 'The number of your real-name account',
    ask: 'Send a code',
    askAgain: 'Send another code',
    sentTo: 'If {{mobile}} has an account, a code is on its way; it lasts {{minutes}} minutes',
    simulated: 'Simulated SMS',
    smsCode: 'Code from the SMS (6 digits)',
    idNumber: 'Document number',
    idNumberHelp: 'Identity card, permanent residence permit or passport: to make sure that the account is yours',
    newPassword: 'New password',
    newPasswordHelp: 'At least ten signs of three kinds (upper, lower, digit, other), or at least sixteen',
    setPassword: 'Set it and sign in',
    forgotText: 'Set a new password with a code and your document number. All other devices are signed out.',
    counterText: 'Another number, or none: come to a counter with your identity card, or call 12345.',
    chooseTitle: 'Several accounts have this number. Which one is yours?',
    lockedTitle: 'What you can do now',
    useCode: 'Sign in with a code by SMS',
  },
} satisfies Words
