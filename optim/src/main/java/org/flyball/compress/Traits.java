package org.flyball.compress;

import java.util.EnumSet;
import java.util.Set;

/** Which traits survive a composition. */
final class Traits {

  private Traits() {}

  /** Those of the candidates that the guarantee has. */
  static Set<Trait> kept(Guarantee guarantee, Trait... candidates) {
    Set<Trait> kept = EnumSet.noneOf(Trait.class);
    for (Trait candidate : candidates) {
      if (guarantee.has(candidate)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  /** Those that both have. */
  static Set<Trait> both(Guarantee one, Guarantee other) {
    Set<Trait> kept = EnumSet.noneOf(Trait.class);
    kept.addAll(one.traits());
    kept.retainAll(other.traits());
    return kept;
  }
}
