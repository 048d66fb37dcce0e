package org.arraytwin.cim.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random conditions over random instances, against an evaluator that is as simple as can be. */
class RandomConditionTest {
  private static final int CONDITIONS = 2_000;

  /** A condition as text, and what it means: TRUE, FALSE or null for unknown. */
  private record Known(String text, Function<CimInstance, Boolean> meaning) {}

  private final List<String> numbers = List.of("U8", "S16", "U64", "S64");
  private final List<String> texts = List.of("ElementName", "Name");

  @TestFactory
  Stream<DynamicTest> randomConditionsMeanWhatTheySay() {
    return Stream.of("WQL", "DMTF:CQL", "DMTF:FQL")
        .flatMap(
            language ->
                Stream.of(1L, 20L, 300L)
                    .map(
                        seed ->
                            DynamicTest.dynamicTest(
                                language + ", seed " + seed, () -> compare(language, seed))));
  }

  private void compare(String language, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean unknowns = language.equals("DMTF:CQL");
    for (int i = 0; i < CONDITIONS; i++) {
      Known known = condition(random, 4, unknowns);
      Filter filter = filter(language, known.text());
      for (int j = 0; j < 5; j++) {
        CimInstance instance = instance(random);
        assertThat(filter.test(instance))
            .as("%s, seed %d, round %d: %s", language, seed, i, known.text())
            .isEqualTo(Boolean.TRUE.equals(known.meaning().apply(instance)));
        assertThat(filter.equalities())
            .allSatisfy(
                (name, value) -> {
                  if (filter.test(instance)) {
                    assertThat(instance.get(name)).isEqualTo(value);
                  }
                });
      }
    }
  }

  private static Filter filter(String language, String text) {
    return language.equals("DMTF:FQL")
        ? Filter.parse(
            language, text, Samples.CLASSES.get("T_Thing"), Samples.CLASSES, Samples.NAMESPACE)
        : Query.parse(
                language, "SELECT * FROM T_Thing WHERE " + text, Samples.CLASSES, Samples.NAMESPACE)
            .where();
  }

  private static CimInstance instance(SplittableRandom random) {
    List<Object> values = new ArrayList<>(List.of("Name", "n" + random.nextInt(3)));
    maybe(random, values, "ElementName", "n" + random.nextInt(3));
    maybe(random, values, "U8", random.nextInt(3));
    maybe(random, values, "S16", random.nextInt(3) - 1);
    maybe(random, values, "U64", random.nextInt(3) - 1L);
    maybe(random, values, "S64", random.nextInt(3) - 1L);
    maybe(random, values, "Flag", random.nextInt(2) == 0);
    return Samples.of("T_Thing", values.toArray());
  }

  private static void maybe(
      SplittableRandom random, List<Object> values, String name, Object value) {
    if (random.nextInt(4) > 0) {
      values.add(name);
      values.add(value);
    }
  }

  private Known condition(SplittableRandom random, int depth, boolean unknowns) {
    int kind = depth == 0 ? 3 : random.nextInt(6);
    if (kind == 0) {
      Known a = condition(random, depth - 1, unknowns);
      return new Known(
          "NOT (" + a.text() + ")",
          i -> {
            Boolean holds = a.meaning().apply(i);
            return holds == null ? null : (Boolean) !holds;
          });
    }
    if (kind == 1 || kind == 2) {
      Known a = condition(random, depth - 1, unknowns);
      Known b = condition(random, depth - 1, unknowns);
      boolean and = kind == 1;
      return new Known(
          "(" + a.text() + (and ? " AND " : " OR ") + b.text() + ")",
          i -> joined(and, a.meaning().apply(i), b.meaning().apply(i)));
    }
    return comparison(random, unknowns);
  }

  private static Boolean joined(boolean and, Boolean a, Boolean b) {
    if (Objects.equals(a, !and) || Objects.equals(b, !and)) {
      return !and;
    }
    return (a == null || b == null) ? null : (Boolean) and;
  }

  private Known comparison(SplittableRandom random, boolean unknowns) {
    boolean number = random.nextInt(3) > 0;
    List<String> names = number ? numbers : texts;
    String left = names.get(random.nextInt(names.size()));
    String operator = List.of("=", "<>", "<", "<=", ">", ">=").get(random.nextInt(6));
    if (random.nextInt(3) == 0) {
      String right = names.get(random.nextInt(names.size()));
      return new Known(
          left + " " + operator + " " + right,
          i -> compared(operator, value(i, left), value(i, right), unknowns));
    }
    Object literal =
        number
            ? List.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    BigInteger.TWO,
                    BigInteger.ONE.negate(),
                    new BigInteger("18446744073709551615"))
                .get(random.nextInt(5))
            : "n" + random.nextInt(3);
    String text = number ? literal.toString() : "'" + literal + "'";
    return new Known(
        left + operator + text, i -> compared(operator, value(i, left), literal, unknowns));
  }

  private static Object value(CimInstance instance, String name) {
    Object value = instance.get(name);
    if (!(value instanceof Long n)) {
      return value;
    }
    return name.equals("U64")
        ? new BigInteger(Long.toUnsignedString(n))
        : (Object) BigInteger.valueOf(n);
  }

  private static Boolean compared(String operator, Object a, Object b, boolean unknowns) {
    if (a == null || b == null) {
      if (unknowns) {
        return null;
      }
      return operator.equals("=") ? a == b : operator.equals("<>") && a != b;
    }
    int sign = a instanceof BigInteger x ? x.compareTo((BigInteger) b) : sign((String) a, b);
    return switch (operator) {
      case "=" -> sign == 0;
      case "<>" -> sign != 0;
      case "<" -> sign < 0;
      case "<=" -> sign <= 0;
      case ">" -> sign > 0;
      default -> sign >= 0;
    };
  }

  private static int sign(String a, Object b) {
    return a.compareTo((String) b);
  }

  @TestFactory
  Stream<DynamicTest> whatAQueryGivesForSureIsFoundInIt() {
    record Case(String condition, String expected, List<String> ancestors) {}
    return Stream.of(
            new Case("Name = 'a' AND U8 = 3", "{name=a, u8=3}", List.of()),
            new Case(
                "'a' = t.NAME AND (U8 = 0xF AND Flag = TRUE)",
                "{name=a, u8=15, flag=true}",
                List.of()),
            new Case("U64 = 18446744073709551615", "{u64=-1}", List.of()),
            new Case("U8 = 300 OR Name = 'a'", "{}", List.of()),
            new Case("NOT Name = 'a'", "{}", List.of()),
            new Case("U8 = 300", "{}", List.of()),
            new Case("R64 = 1.5 AND Codes = 3", "{}", List.of()),
            new Case(
                "t ISA T_Special AND ClassName(t) = 'T_Thing'",
                "{}",
                List.of("T_Special", "T_Thing")),
            new Case("Owner = 'T_Element.Name=\"o\"'", "{owner=T_Element.Name=\"o\"}", List.of()))
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.condition(),
                    () -> {
                      Filter filter =
                          Query.parse(
                                  "CQL",
                                  "SELECT * FROM T_Thing t WHERE " + c.condition(),
                                  Samples.CLASSES,
                                  Samples.NAMESPACE)
                              .where();
                      assertThat(filter.equalities()).hasToString(c.expected());
                      assertThat(filter.ancestors()).isEqualTo(c.ancestors());
                      assertThat(filter.equalities().get("owner"))
                          .isIn(null, ObjectPathOf.element("o"));
                    }));
  }

  private static final class ObjectPathOf {
    static ObjectPath element(String name) {
      return new ObjectPath(null, null, "T_Element", List.of(new ObjectPath.Key("Name", name)));
    }
  }
}
