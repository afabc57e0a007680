package org.flyball.federated;

/**
 * What has been sent so far, by all clients and to all clients together, round 0 included.
 *
 * @param bitsUp bits from the clients, as a network counts them: headers, indices, values
 * @param bitsDown bits to the clients, counted once for each that receives them
 * @param paperBitsUp as most papers count: 32 bits for a number, nothing for indices and headers
 * @param paperBitsDown the same to the clients
 * @param messagesUp messages from the clients that the server used
 * @param ignored messages that came twice or too late
 */
public record Traffic(
    long bitsUp,
    long bitsDown,
    long paperBitsUp,
    long paperBitsDown,
    long messagesUp,
    long ignored) {}
