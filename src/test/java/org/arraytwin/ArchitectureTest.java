package org.arraytwin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Event;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may know what. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.arraytwin");
  private static final String ROOT = "org.arraytwin.";
  private static final int TYPES_PER_PACKAGE = 25;

  /** The pure core: a function of (fleet, command, now). */
  private static final String[] CORE = {
    ROOT + "persistent..", ROOT + "array..", ROOT + "replication..", ROOT + "fleet.."
  };

  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(CORE)
          .and(not(belongToAnyOf(FleetWriter.class, VirtualClock.class)))
          .as("the pure core");

  private static final Set<String> UNORDERED_OR_CHANCE =
      Set.of(
          "java.util.Map.of",
          "java.util.Map.ofEntries",
          "java.util.Map.copyOf",
          "java.util.Set.of",
          "java.util.Set.copyOf",
          "java.util.stream.Collectors.toMap",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.groupingBy",
          "java.lang.Math.random",
          "java.lang.Object.hashCode",
          "java.lang.Enum.hashCode",
          "java.lang.System.identityHashCode",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.util.Locale.getDefault");

  /**
   * Own packages by their name below the root, a star for those below, libraries in full; the JDK
   * and JSpecify are for everybody.
   */
  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "cim            | ''                              | the metamodel stands alone",
        "cim.schema     | cim                             | rules of classes, no syntax",
        "cim.mof.syntax | cim                             | text as written, nothing resolved",
        "cim.mof        | cim cim.schema cim.mof.syntax   | a compiler yields metamodel, no more",
        "cim.query*     | cim cim.query*                  | a query reads instances handed to it",
        "cimxml         | cim com.fasterxml.aalto*        | the codec also serves as a client",
        "wbem           | cim                             | a CIM server without sockets",
        "wbem.query     | cim cim.query wbem              | which instances a query can concern",
        "wbem.pull      | cim cim.query wbem wbem.query   | operations that outlive a request",
        "wbem.store     | cim cim.schema wbem fleet.document | what clients add, as documents",
        "persistent     | io.vavr*                        | structures know no domain",
        "array          | ''                              | arrays are plain values",
        "replication*   | persistent array io.vavr* replication* | movers know no fleet",
        "fleet          | fleet* persistent array replication* io.vavr* org.slf4j | all state is"
            + " one value",
        "replication.table | ''                           | rules are plain values",
        "replication.copy | replication io.vavr*          | copies know contents, no states",
        "login          | ''                              | who knows a password, and no more",
        "config         | persistent fleet* login array replication* io.vavr* jakarta.xml.bind*"
            + " com.fasterxml.aalto* org.xml.sax* | files become plans, plans become fleets",
        "profile        | persistent cim cim.mof* wbem wbem.store fleet fleet.document config"
            + " io.vavr* | views are framework, not product",
        "profile.interop | profile cim wbem io.vavr*      | discovery is the same for every"
            + " product",
        "product*       | product* persistent profile profile.interop fleet fleet.cache fleet.copy"
            + " fleet.document fleet.fault fleet.masking fleet.remote fleet.service fleet.session"
            + " fleet.setup fleet.site fleet.space fleet.table fleet.peer fleet.volume config cim"
            + " cim.mof* wbem wbem.store array replication replication.copy replication.table"
            + " io.vavr* jakarta.xml.bind* | a product is a room of its own",
        "binding        | cim cim.query cimxml wbem wbem.pull wbem.query org.slf4j"
            + " | messages become operations, without sockets",
        "http           | cim cimxml wbem binding org.eclipse.jetty* org.slf4j | bytes in, bytes"
            + " out",
        "ssh            | profile login org.apache.sshd* org.slf4j | terminals know words, not what"
            + " they do",
        "catalog        | persistent fleet* array replication* io.vavr*"
            + " | commands in words, for whoever reads words",
        "scenario*      | persistent scenario* catalog config fleet* array replication* io.vavr*"
            + " jakarta.xml.bind* com.fasterxml.jackson* | a fleet without a server, on virtual"
            + " time alone",
        "console        | persistent profile login catalog fleet fleet.session fleet.site"
            + " fleet.table fleet.truth array replication* io.vavr* org.eclipse.jetty*"
            + " com.fasterxml.jackson* org.slf4j | it sees the fleet, no product",
        "slp            | org.slf4j                      | an agent knows URLs and attributes, no"
            + " CIM",
        "server         | persistent http binding ssh slp console login profile wbem wbem.pull"
            + " wbem.store cim cim.mof* config fleet replication | the composition root names no"
            + " product: they are found",
        "demo           | persistent server login profile config array fleet fleet.fault"
            + " fleet.fault.parts fleet.truth replication replication.table io.vavr*"
            + " org.metricshub.wbem* | a demo uses the public faces",
        "cli            | server demo scenario scenario.tell catalog ssh config login wbem cim"
            + " cim.mof* picocli* com.fasterxml.jackson* org.slf4j | words of the program, nothing"
            + " of its inside",
      })
  void aPackageKnowsOnlyWhatIsBelowIt(String name, String known, String because) {
    List<String> allowed = new ArrayList<>(List.of("", "java..", "javax..", "org.jspecify.."));
    allowed.add(pattern(name));
    for (String word : known.isEmpty() ? new String[0] : known.split(" ")) {
      allowed.add(pattern(word));
    }
    classes()
        .that()
        .resideInAPackage(pattern(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .because(because)
        .check(CLASSES);
  }

  private static String pattern(String word) {
    boolean own = CLASSES.containPackage(ROOT + word.replace("*", ""));
    String name = (own ? ROOT : "") + word.replace("*", "");
    return word.endsWith("*") || !own ? name + ".." : name;
  }

  @Test
  void everyPackageHasItsRule() {
    assertThat(
            CLASSES.stream()
                .map(c -> c.getPackageName().split("\\."))
                .map(p -> p[p.length < 3 ? 1 : 2]))
        .containsOnly(
            "arraytwin",
            "cim",
            "cimxml",
            "wbem",
            "persistent",
            "array",
            "replication",
            "fleet",
            "config",
            "catalog",
            "scenario",
            "login",
            "profile",
            "product",
            "binding",
            "http",
            "ssh",
            "slp",
            "console",
            "server",
            "demo",
            "cli");
  }

  @Test
  void whatIsBelowTheFleetIsOrdered() {
    below("fleet.document");
    below("fleet.site");
    below("fleet.table", "fleet");
    below("fleet.copy", "fleet", "fleet.motion", "fleet.cache", "fleet.table");
    below("fleet.session", "fleet", "fleet.copy", "fleet.table", "fleet.motion");
    below("fleet.motion", "fleet", "fleet.table");
    below("fleet.setup", "fleet", "fleet.motion", "fleet.space");
    below("fleet.volume", "fleet", "fleet.copy", "fleet.motion", "fleet.cache", "fleet.space");
    below("fleet.masking", "fleet");
    below("fleet.service", "fleet", "fleet.motion", "fleet.table");
    below("fleet.remote", "fleet", "fleet.motion", "fleet.table");
    below("fleet.peer", "fleet", "fleet.motion", "fleet.table");
    below("fleet.fault", "fleet", "fleet.copy", "fleet.motion", "fleet.cache", "fleet.space");
    below("fleet.cache", "fleet", "fleet.motion");
    below("fleet.space", "fleet", "fleet.copy", "fleet.motion");
    below("fleet.fault.parts", "fleet", "fleet.copy", "fleet.motion", "fleet.cache", "fleet.space");
    below("fleet.truth", "fleet", "fleet.copy", "fleet.motion", "fleet.document");
  }

  private static void below(String name, String... known) {
    List<String> allowed = new ArrayList<>(List.of("", "java..", "org.jspecify..", "io.vavr.."));
    allowed.addAll(
        List.of(
            ROOT + "persistent",
            ROOT + "array",
            ROOT + "replication..",
            ROOT + "fleet.site",
            ROOT + name));
    for (String word : known) {
      allowed.add(ROOT + word);
    }
    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .because("commands use the movers and not one another")
        .check(CLASSES);
  }

  @Test
  void noPackagesGoRoundInCircles() {
    slices()
        .matching(ROOT + "(**)")
        .should()
        .beFreeOfCycles()
        .because("a package that cannot be read without its readers cannot be read")
        .check(CLASSES);
  }

  @Test
  void nobodyKnowsTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "cli..")
        .because("everything can be embedded without a command line")
        .check(CLASSES);
  }

  @Test
  void theTruthIsForOnlookers() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "fleet.truth..", ROOT + "demo..", ROOT + "console..", ROOT + "scenario..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "fleet.truth..")
        .because("no array is omniscient: products answer from their own half alone")
        .check(CLASSES);
  }

  @Test
  void theCoreTouchesNothingOutside() {
    noClasses()
        .that(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.time..",
            "java.util.concurrent..",
            "java.util.logging..",
            "org.slf4j..")
        .orShould()
        .dependOnClassesThat(
            belongToAnyOf(
                    Thread.class,
                    java.util.Random.class,
                    java.util.SplittableRandom.class,
                    java.util.UUID.class,
                    java.util.Date.class,
                    java.util.HashMap.class,
                    java.util.HashSet.class,
                    java.util.IdentityHashMap.class,
                    java.util.WeakHashMap.class)
                .as("threads, clocks, chance or unordered collections"))
        .because("the same commands at the same times must give the same bytes everywhere")
        .check(CLASSES);
  }

  @Test
  void theCoreCallsNothingThatDiffersBetweenRuns() {
    noClasses()
        .that(PURE)
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("its answer may differ between runs") {
              @Override
              public boolean test(JavaMethodCall call) {
                return UNORDERED_OR_CHANCE.contains(
                    call.getTargetOwner().getName() + "." + call.getName());
              }
            })
        .because("time comes in as a value, chance from seeds, order from ids")
        .check(CLASSES);
  }

  @Test
  void commandsAndEventsAreRecords() {
    classes()
        .that(assignableTo(Command.class).or(assignableTo(Event.class)))
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .because("they are values: logged, compared and replayed")
        .check(CLASSES);
  }

  @Test
  void productsAreFoundAndNeverNamed() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "product..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "product..")
        .because("a new product is a new package and nothing else is touched")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base)(\\$.*)?")
        .because("such a name tells nothing")
        .check(CLASSES);
  }

  @Test
  void aPackageCanBeTakenInAtOneGlance() {
    Map<String, Integer> types = new TreeMap<>();
    for (JavaClass c : CLASSES) {
      if (c.isTopLevelClass() && !c.getSimpleName().equals("package-info")) {
        types.merge(c.getPackageName(), 1, Integer::sum);
      }
    }
    assertThat(types).isNotEmpty();
    assertThat(types.entrySet())
        .as("packages of more than %d types are split", TYPES_PER_PACKAGE)
        .noneMatch(e -> e.getValue() > TYPES_PER_PACKAGE);
  }
}
