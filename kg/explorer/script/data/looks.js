// What a node is to a reader, and how it is marked and named.

/**
 * @typedef {"dot"|"square"|"diamond"|"triangle"|"triangleDown"|"hexagon"|"ring"|"pale"} Shape
 * @typedef {{one: string, many: string, shape: Shape, title: string}} Look
 */

/**
 * A post of this site, another article, a course and the like, a provider, a topic, a story.
 * @type {Readonly<Record<string, Look>>}
 */
export const LOOKS = {
  post: { one: "Post", many: "Posts", shape: "dot", title: "Articles with a document of their own" },
  article: { one: "Article", many: "Other articles", shape: "dot", title: "Articles known from others' related lists" },
  course: { one: "Course", many: "Courses", shape: "triangle", title: "Courses to take" },
  event: { one: "Event", many: "Events", shape: "triangleDown", title: "What takes place at a time" },
  person: { one: "Person", many: "People", shape: "hexagon", title: "People and their accounts" },
  sample: { one: "Sample", many: "Samples", shape: "triangle", title: "Code to read and run" },
  collection: { one: "Collection", many: "Collections", shape: "triangle", title: "Courses, videos and the like, put together" },
  certification: { one: "Certification", many: "Certifications", shape: "triangle", title: "What one can be certified for" },
  book: { one: "Book", many: "Books", shape: "triangle", title: "Books" },
  game: { one: "Game", many: "Games", shape: "triangle", title: "Games to play" },
  community: { one: "Community", many: "Communities", shape: "hexagon", title: "Groups of people" },
  challenge: { one: "Challenge", many: "Challenges", shape: "triangleDown", title: "Tasks set to all who like" },
  newsletter: { one: "Newsletter", many: "Newsletters", shape: "triangle", title: "Newsletters and their issues" },
  provider: { one: "Provider", many: "Providers", shape: "square", title: "Who published these" },
  topic: { one: "Topic", many: "Topics", shape: "diamond", title: "What these are about" },
  story: { one: "Story", many: "Stories", shape: "ring", title: "Articles that tell of one event" },
};
