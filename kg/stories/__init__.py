"""Stories: which articles tell of one event, by what they say and when. The method is told in docs/stories.md."""
