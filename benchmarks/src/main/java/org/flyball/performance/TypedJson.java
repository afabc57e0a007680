package org.flyball.performance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;

/**
 * Values of a JSON object that somebody else may have written, by key. What is missing or of
 * another type is named in an {@link IllegalArgumentException}.
 */
record TypedJson(JsonObject object) {

  /**
   * An object.
   *
   * @param what it should be, for the complaint
   */
  static TypedJson of(JsonElement json, String what) {
    require(json.isJsonObject(), what, "an object");
    return new TypedJson(json.getAsJsonObject());
  }

  boolean has(String key) {
    return object.has(key);
  }

  TypedJson object(String key) {
    return of(get(key), named(key));
  }

  JsonArray array(String key) {
    return array(get(key), named(key));
  }

  static JsonArray array(JsonElement json, String what) {
    require(json.isJsonArray(), what, "a list");
    return json.getAsJsonArray();
  }

  String text(String key) {
    JsonElement json = get(key);
    require(json instanceof JsonPrimitive it && it.isString(), named(key), "a text");
    return json.getAsString();
  }

  boolean truth(String key) {
    JsonElement json = get(key);
    require(json instanceof JsonPrimitive it && it.isBoolean(), named(key), "true or false");
    return json.getAsBoolean();
  }

  int whole(String key) {
    long number = large(key);
    require(number == (int) number, named(key), "a whole number below 2^31");
    return (int) number;
  }

  long large(String key) {
    double number = number(get(key), named(key));
    require(number == Math.rint(number) && Math.abs(number) < 0x1p53, named(key), "a whole number");
    return (long) number;
  }

  double number(String key) {
    return number(get(key), named(key));
  }

  double[] numbers(String key) {
    return numbers(array(key), named(key));
  }

  static double[] numbers(JsonArray json, String what) {
    double[] numbers = new double[json.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(json.get(i), what);
    }
    return numbers;
  }

  /** NaN for null, which is how JSON says it. */
  private static double number(JsonElement json, String what) {
    if (json.isJsonNull()) {
      return Double.NaN;
    }
    require(json instanceof JsonPrimitive it && it.isNumber(), what, "a number");
    return new BigDecimal(json.getAsString()).doubleValue();
  }

  private JsonElement get(String key) {
    JsonElement value = object.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no key \"" + key + "\"");
    }
    return value;
  }

  private static String named(String key) {
    return "\"" + key + "\"";
  }

  private static void require(boolean is, String what, String type) {
    if (!is) {
      throw new IllegalArgumentException(what + " must be " + type);
    }
  }
}
