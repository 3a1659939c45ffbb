-- SPDX-License-Identifier: Apache-2.0

-- signing an account out everywhere must not read every record
create index identity_sessions_by_account on people.sign_in_records ((payload ->> 'accountId')) where model = 'Session';
create index sign_in_failures_that_are_over on people.sign_in_failures (since);
