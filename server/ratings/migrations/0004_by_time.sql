-- SPDX-License-Identifier: Apache-2.0

-- supervision opens the ratings behind a figure of a period
create index ratings_by_time on ratings.ratings (at desc, id desc);
