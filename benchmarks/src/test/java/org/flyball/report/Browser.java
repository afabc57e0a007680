package org.flyball.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium with one page. What it shows is asked for by script; whatever takes time is
 * waited for by a condition, looked at before every frame.
 */
final class Browser implements AutoCloseable {

  static final String MISSING =
      "the report is not tested in a browser: chromium and chromedriver are not both on the PATH"
          + " (Debian: apt-get install chromium chromium-driver)";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  private static Optional<File> command(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }

  /** Whether there is one on this machine. */
  static boolean isPossible() {
    return command("chromium").isPresent() && command("chromedriver").isPresent();
  }

  /** Starts it; as root, in a container, with little shared memory as well. */
  static Browser start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(command("chromium").orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--force-color-profile=srgb",
        "--hide-scrollbars");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(command("chromedriver").orElseThrow())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
    return new Browser(driver);
  }

  /** The window's size in CSS pixels, the pixels of the screen in each, the theme asked for. */
  Browser as(int width, int height, double density, String theme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", false));
    medium("screen", theme);
    return this;
  }

  /** What the page is shown on: "screen" or "print". */
  void medium(String medium, String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /** Loads a page and waits until its charts stand still. */
  Browser open(Path page) {
    driver.get(page.toUri().toString());
    settle();
    return this;
  }

  /** Waits until what scripts and size observers have asked for is painted. */
  void settle() {
    run(
        "const done = arguments[0]; let frames = 0;"
            + "(function next() { if (++frames > 3) done(1); else requestAnimationFrame(next); })()");
  }

  private Object run(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeAsyncScript(script, arguments), script);
  }

  /** What a JavaScript expression gives; {@code arguments} are its a[0], a[1], ... */
  Object ask(String expression, Object... arguments) {
    Object answer =
        driver.executeScript("const a = arguments; return (" + expression + ");", arguments);
    return Objects.requireNonNull(answer, expression);
  }

  String text(String expression, Object... arguments) {
    return String.valueOf(ask(expression, arguments));
  }

  boolean holds(String expression, Object... arguments) {
    return Boolean.TRUE.equals(ask("!!(" + expression + ")", arguments));
  }

  double number(String expression, Object... arguments) {
    return ((Number) ask(expression, arguments)).doubleValue();
  }

  /** The expression's elements as text, in their order. */
  List<String> texts(String expression, Object... arguments) {
    List<String> texts = new ArrayList<>();
    for (Object one : (List<?>) ask("[..." + expression + "]", arguments)) {
      texts.add(String.valueOf(one));
    }
    return texts;
  }

  /** Waits until the condition holds. */
  void await(String condition) {
    run(
        "const done = arguments[0];"
            + "(function look() { if ("
            + condition
            + ") done(1); else requestAnimationFrame(look); })()");
  }

  WebElement element(String css) {
    return (WebElement) ask("document.querySelector(a[0])", css);
  }

  /** Points at the middle of an element. */
  void pointAt(String css) {
    run(
        "document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior:"
            + " 'instant'}); requestAnimationFrame(() => arguments[1](1))",
        css);
    new Actions(driver).moveToElement(element(css)).perform();
  }

  void click(String css) {
    pointAt(css);
    new Actions(driver).click().perform();
    settle();
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
    settle();
  }

  /** What a command of the DevTools protocol answers. */
  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** What the console got since the last time, information aside. */
  List<String> problems() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() > Level.INFO.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("getImageData")) // advice on how the tests look
        .toList();
  }

  /** The protocol's events since the last time, as JSON. */
  List<String> events() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
