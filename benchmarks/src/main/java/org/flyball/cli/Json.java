package org.flyball.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import org.flyball.data.Decimal;

/** JSON as the commands print it. */
final class Json {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /** A number, or null for what JSON has no number for: NaN and the infinities. */
  static JsonElement number(double value) {
    // By the shortest decimal: Double.toString differs by JDK.
    return Double.isFinite(value)
        ? new JsonPrimitive(new BigDecimal(Decimal.shortest(value)))
        : JsonNull.INSTANCE;
  }

  static String print(JsonElement json) {
    return PRETTY.toJson(json) + "\n";
  }
}
