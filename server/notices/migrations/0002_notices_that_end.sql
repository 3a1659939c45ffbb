-- SPDX-License-Identifier: Apache-2.0

-- Written in the order of time and deleted by age: a block index is enough and costs an insertion nothing.
create index notices_by_age on notices.notices using brin (at);
create index messages_by_age on notices.messages using brin (asked_at);
