package org.flyball.compress;

import java.io.Serializable;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * The recipe of a map C from vectors to messages that cost less than the vector. Immutable; open to
 * those of users. What it promises is {@link #guarantee}; work is done by a {@link Compression}.
 */
public interface Compressor extends Serializable {

  /** What holds for vectors of this dimension, at least 1. */
  Guarantee guarantee(int dimension);

  /** A worker for vectors of this dimension, its draws depending on the seed and the round only. */
  Compression start(int dimension, Seed seed);

  /**
   * A worker for one of many clients. By default they draw independently: {@code start(dimension,
   * common.child(client))}. Compressors whose clients draw together (Perm-K) differ.
   *
   * @param client in [0, clients)
   * @param common the same seed for all clients
   */
  default Compression startClient(int client, int clients, int dimension, Seed common) {
    Checks.that(
        client >= 0 && client < clients,
        "%s: client %s of %s: must be in [0, clients)",
        this,
        client,
        clients);
    return start(dimension, common.child(client));
  }

  /** An upper bound of the number of entries that a message keeps; by default, all. */
  default int mostKept(int dimension) {
    return dimension;
  }
}
