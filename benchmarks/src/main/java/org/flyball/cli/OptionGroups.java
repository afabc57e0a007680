package org.flyball.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options in the help under a heading per mixin. Argument groups have headings of their own,
 * but an option given twice makes them start afresh and forget the other options of the group.
 */
final class OptionGroups implements IHelpSectionRenderer {

  private final Map<Class<?>, String> headings = new LinkedHashMap<>();

  /** The options of this mixin come next. */
  OptionGroups then(Class<?> mixin, String heading) {
    headings.put(mixin, heading);
    return this;
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    headings.forEach(
        (mixin, heading) -> {
          List<OptionSpec> options = new ArrayList<>();
          for (OptionSpec option : help.commandSpec().options()) {
            if (option.userObject() instanceof Field field
                && field.getDeclaringClass().equals(mixin)) {
              options.add(option);
            }
          }
          Layout layout = help.createDefaultLayout(); // as wide as all options need
          layout.addOptions(options, help.createDefaultParamLabelRenderer());
          text.append(String.format("%n%s:%n", heading)).append(layout);
        });
    return text.toString();
  }
}
