/** A feed before it has a format. */

export interface Feed {
  readonly title: string;
  readonly description: string;
  /** The page for people that shows the same search. */
  readonly page: string;
  /** The feed's own address. */
  readonly self: string;
  /** Who stands behind the feed. */
  readonly site: string;
  /** When its newest entry was published, so that an unchanged feed is the same text. */
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Never changes, and no other entry has it: a tag URI. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly published: Date;
  /** Plain text. */
  readonly summary: string;
  /** Who wrote it, or else who published it. */
  readonly author?: string;
  /** Section and tags. */
  readonly categories: readonly string[];
  /** Address of a picture. */
  readonly image?: string;
}
