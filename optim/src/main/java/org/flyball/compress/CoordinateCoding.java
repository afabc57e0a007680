package org.flyball.compress;

/** How a message says which coordinates it keeps. */
enum CoordinateCoding {
  /** None. */
  NONE(0),
  /** All. */
  ALL(1),
  /** Both sides draw them. */
  DRAWN(2),
  /** Each in as many bits as d - 1 has. */
  LIST(3),
  /** A bit for each of d. */
  BITMAP(4),
  /** The gaps between them in Rice's code. */
  RICE(5);

  /** What stands for it on the wire; never to change. */
  final int tag;

  CoordinateCoding(int tag) {
    this.tag = tag;
  }
}
