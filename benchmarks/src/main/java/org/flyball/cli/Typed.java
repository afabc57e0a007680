package org.flyball.cli;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as it was typed, fit for a shell. */
final class Typed {

  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private Typed() {}

  static String of(String[] args) {
    return Arrays.stream(args)
        .map(word -> BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "./flyball ", ""));
  }
}
