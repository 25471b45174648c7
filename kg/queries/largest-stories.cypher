// The largest stories of a period
// Stories that were going on in a period, those with most articles first.
// param since (date) = 1900-01-01: with an article on or after this day; e.g. 2020-06-01
// param before (date) = 3000-01-01: with an article before this day; e.g. 2021-01-01
MATCH (cluster:Story)
WHERE cluster.end_date >= $since AND cluster.start_date < $before
RETURN cluster.size AS size, cluster.provider_count AS providers, cluster.name AS name, cluster.start_date AS start,
  cluster.end_date AS `end`, cluster.id AS story
ORDER BY size DESC, providers DESC, story
