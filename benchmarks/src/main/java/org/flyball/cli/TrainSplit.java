package org.flyball.cli;

/** How {@code train} shares the rows out among the clients. */
enum TrainSplit {
  /** As they stand in the file. */
  FILE,
  /** By their norm: clients as unlike as can be. */
  SORTED,
  /** Shuffled: clients as alike as can be. */
  SHUFFLED
}
