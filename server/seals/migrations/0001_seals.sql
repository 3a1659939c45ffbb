-- SPDX-License-Identifier: Apache-2.0

-- Its tables come over from `licences`, which made them (licences/migrations/0008).
create schema seals;
