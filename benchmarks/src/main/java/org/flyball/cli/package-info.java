/**
 * The command {@code ./flyball}: {@link org.flyball.cli.Flyball} and its subcommands.
 *
 * <p>Results go to standard output, as a table or as JSON, everything else to standard error. A
 * wrong input file ends in one line that says where, what and how to mend it; a bug says that it is
 * one. {@link org.flyball.cli.ExitCode} has the exit codes.
 */
@NullMarked
package org.flyball.cli;

import org.jspecify.annotations.NullMarked;
