-- SPDX-License-Identifier: Apache-2.0

-- A new rule of an item goes through that item's cases, not through all of the city's. None of the columns ever changes in a row, so
-- an act on a case does not touch this index.
create index cases_of_an_item on cases.cases (item, root, id);
