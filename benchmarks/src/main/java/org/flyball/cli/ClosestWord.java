package org.flyball.cli;

import java.util.Collection;
import java.util.Optional;

/** Finds what the user may have meant. */
final class ClosestWord {

  private ClosestWord() {}

  /** The nearest of the words, if it is near: at most a third of the letters differ. */
  static Optional<String> to(String typed, Collection<String> words) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int distance = distance(typed, word);
      if (word.startsWith(typed) && !typed.isEmpty()) {
        distance = 0;
      }
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return least <= Math.max(1, best.length() / 3) ? Optional.of(best) : Optional.empty();
  }

  /** How many letters to insert, remove or replace. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
