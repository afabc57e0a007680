package org.flyball.federated;

/** What went wrong at a client, or with a message of one, and in which round. */
public final class ClientException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private final int client;
  private final long round;

  /** With what is wrong. */
  public ClientException(int client, long round, String what) {
    super("client " + client + ", round " + round + ": " + what);
    this.client = client;
    this.round = round;
  }

  /** With what is wrong and what found it. */
  public ClientException(int client, long round, String what, Throwable cause) {
    super("client " + client + ", round " + round + ": " + what, cause);
    this.client = client;
    this.round = round;
  }

  /** The client's number. */
  public int client() {
    return client;
  }

  /** The round. */
  public long round() {
    return round;
  }
}
