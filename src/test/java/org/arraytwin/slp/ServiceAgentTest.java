package org.arraytwin.slp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAgentTest {
  private static final String HOST = "192.0.2.7";
  private static final int MTU = 1400;

  private static Advertisement array(String host, int port, String name) {
    return new Advertisement(
        "service:wbem:http://" + host + ":" + port,
        List.of(
            Attribute.of("service-id", "id:" + name),
            Attribute.of("service-hi-name", "The (first) " + name),
            Attribute.of("Weight", "12"),
            Attribute.of("RegisteredProfilesSupported", "SNIA:Array", "SNIA:Server"),
            new Attribute("Reserved", List.of())));
  }

  private final ServiceAgent agent =
      new ServiceAgent(
          host ->
              List.of(
                  array(host, 5988, "london"),
                  array(host, 6988, "paris"),
                  new Advertisement("service:printer.acme:lpr://" + host + ":515", List.of())));

  private byte[] ask(SlpMessage message) {
    return agent.answer(message.bytes(), MTU, HOST);
  }

  private SlpAnswer answer(SlpMessage message) {
    return new SlpAnswer(ask(message));
  }

  private int errorOf(SlpMessage message) {
    return answer(message).u16();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''                                                     ; london paris",
        "(service-id=id:paris)                                  ; paris",
        "( SERVICE-ID = ID:Paris )                              ; paris",
        "\\28service-id\\3Did:paris\\29 ; paris",
        "(service-id~=id:paris)                                 ; paris",
        "(service-hi-name=the \\28first\\29   london)           ; london",
        "(service-id=*don)                                      ; london",
        "(service-id=id*o*n)                                    ; london",
        "(service-id=\\2a)                                      ; ''",
        "(&(service-id=id:*)(!(service-id=*paris)))             ; london",
        "(|(service-id=id:paris)(service-id=id:london))         ; london paris",
        "(RegisteredProfilesSupported=SNIA:Server)              ; london paris",
        "(RegisteredProfilesSupported=SNIA:Switch)              ; ''",
        "(weight>=9)                                            ; london paris",
        "(weight<=9)                                            ; ''",
        "(weight>=apple)                                        ; ''",
        "(service-id>=id:m)                                     ; paris",
        "(reserved=*)                                           ; london paris",
        "(missing=*)                                            ; ''",
        "(!(missing=1))                                         ; london paris",
      })
  void aPredicateChoosesServices(String predicate, String names) {
    List<String> expected =
        Arrays.stream(names.split(" "))
            .filter(name -> !name.isEmpty())
            .map(name -> array(HOST, name.equals("london") ? 5988 : 6988, name).url())
            .toList();
    assertThat(answer(SlpMessage.services(predicate)).urls()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service-id=x",
        "(service-id=x",
        "(service-id=x))",
        "(&)",
        "(=x)",
        "(service-id=)",
        "(service-id)",
        "(a=\\2)",
        "(a=\\zz)",
        "(a*=x)",
        "(a=x)(b=y)",
        "()",
      })
  void aWrongPredicateIsAParseError(String predicate) {
    assertThat(errorOf(SlpMessage.services(predicate))).isEqualTo(2);
    assertThat(ask(SlpMessage.services(predicate).multicast())).isNull();
  }

  @Test
  void aPredicateMayNotNestForever() {
    String deep = "(!".repeat(1000) + "(a=b)" + ")".repeat(1000);
    assertThat(errorOf(SlpMessage.services(deep))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "service:wbem,2",
    "service:wbem:http,2",
    "SERVICE:WBEM,2",
    "service:wbem:https,0",
    "service:wbe,0",
    "service:printer.acme,1",
  })
  void servicesAreFoundByConcreteAndAbstractType(String type, int count) {
    assertThat(answer(SlpMessage.services("", type, "default", "")).urls()).hasSize(count);
  }

  @Test
  void whoeverHasOurAnswerGetsNone() {
    assertThat(ask(SlpMessage.services("192.0.2.1," + HOST, "service:wbem", "default", "")))
        .isNull();
    assertThat(ask(SlpMessage.services("192.0.2.77", "service:wbem", "default", ""))).isNotNull();
  }

  @Test
  void aForeignScopeIsToldToWhoAsksDirectly() {
    SlpMessage foreign = SlpMessage.services("", "service:wbem", "finance", "");
    assertThat(errorOf(foreign)).isEqualTo(4);
    assertThat(errorOf(SlpMessage.services("", "service:wbem", "", ""))).isEqualTo(4);
    assertThat(ask(foreign.multicast())).isNull();
    assertThat(answer(SlpMessage.services("", "service:wbem", "finance,DEFAULT", "")).urls())
        .hasSize(2);
  }

  @Test
  void nothingFoundIsToldToWhoAsksDirectlyOnly() {
    assertThat(answer(SlpMessage.services("(a=b)")).urls()).isEmpty();
    assertThat(ask(SlpMessage.services("(a=b)").multicast())).isNull();
    assertThat(ask(SlpMessage.services("").multicast())).isNotNull();
  }

  @Test
  void attributesAreInEnglish() {
    assertThat(errorOf(SlpMessage.services("(weight=12)").language("de"))).isEqualTo(1);
    assertThat(answer(SlpMessage.services("").language("de")).urls()).hasSize(2);
    assertThat(answer(SlpMessage.services("(weight=12)").language("en-GB")).urls()).hasSize(2);
    assertThat(errorOf(SlpMessage.attributes("service:wbem", "").language("tr"))).isEqualTo(1);
  }

  @Test
  void attributesOfOneServiceAreToldInOrderAndEscaped() {
    assertThat(
            answer(SlpMessage.attributes("service:wbem:http://" + HOST + ":5988", "")).attributes())
        .isEqualTo(
            "(service-id=id:london),(service-hi-name=The \\28first\\29 london),(Weight=12),"
                + "(RegisteredProfilesSupported=SNIA:Array,SNIA:Server),Reserved");
  }

  @Test
  void valuesOfOneServiceStandAsGivenAlsoWhereTheyAreEqual() {
    ServiceAgent one =
        new ServiceAgent(
            host ->
                List.of(
                    new Advertisement(
                        "service:wbem:http://" + host + ":1",
                        List.of(Attribute.of("Classinfo", "CIM", "CIM")))));
    byte[] answer = one.answer(SlpMessage.attributes("service:wbem", "").bytes(), MTU, HOST);
    assertThat(new SlpAnswer(answer).attributes()).isEqualTo("(Classinfo=CIM,CIM)");
  }

  @Test
  void attributesOfATypeAreThoseOfAllItsServices() {
    assertThat(answer(SlpMessage.attributes("service:wbem", "service-id,weight")).attributes())
        .isEqualTo("(service-id=id:london,id:paris),(Weight=12)");
  }

  @ParameterizedTest
  @CsvSource({
    "service-*,'service-id,service-hi-name'",
    "*name,service-hi-name",
    "*E*I*,'service-id,service-hi-name,Weight,RegisteredProfilesSupported'",
    "Weight,Weight",
    "missing,''"
  })
  void aTagListMayHoldStars(String tags, String expected) {
    String list = answer(SlpMessage.attributes("service:wbem", tags)).attributes();
    List<String> found =
        Arrays.stream(list.split("[(]"))
            .filter(a -> !a.isEmpty())
            .map(a -> a.replaceAll("=.*", ""))
            .toList();
    assertThat(String.join(",", found)).isEqualTo(expected);
  }

  @Test
  void anUnknownServiceHasNoAttributes() {
    SlpMessage unknown = SlpMessage.attributes("service:wbem:http://192.0.2.9:1", "");
    assertThat(answer(unknown).attributes()).isEmpty();
    assertThat(ask(unknown.multicast())).isNull();
  }

  @Test
  void typesAreToldByNamingAuthority() {
    assertThat(answer(SlpMessage.types(null)).types())
        .isEqualTo("service:wbem:http,service:printer.acme:lpr");
    assertThat(answer(SlpMessage.types("")).types()).isEqualTo("service:wbem:http");
    assertThat(answer(SlpMessage.types("ACME")).types()).isEqualTo("service:printer.acme:lpr");
    assertThat(answer(SlpMessage.types("other")).types()).isEmpty();
  }

  @Test
  void theAgentItselfIsFound() {
    SlpAnswer answer = answer(SlpMessage.services("", "service:service-agent", "", ""));
    assertThat(answer.function).isEqualTo(11);
    assertThat(answer.string()).isEqualTo("service:service-agent://" + HOST);
    assertThat(answer.string()).isEqualTo("default");
    assertThat(answer.string()).isEmpty();
  }

  @Test
  void thisIsNoDirectoryAgent() {
    SlpMessage asked = SlpMessage.services("", "service:directory-agent", "", "");
    assertThat(answer(asked).urls()).isEmpty();
    assertThat(ask(asked.multicast())).isNull();
    assertThat(errorOf(SlpMessage.function(3))).isEqualTo(14);
    assertThat(answer(SlpMessage.function(4)).function).isEqualTo(5);
  }

  @Test
  void aReplyTooLongForADatagramIsCutBetweenEntriesAndSaysSo() {
    ServiceAgent many =
        new ServiceAgent(
            host -> IntStream.range(0, 200).mapToObj(n -> array(host, 1000 + n, "a" + n)).toList());
    for (SlpMessage message :
        List.of(SlpMessage.services(""), SlpMessage.attributes("service:wbem", ""))) {
      SlpAnswer cut = new SlpAnswer(many.answer(message.bytes(), MTU, HOST));
      assertThat(cut.overflow).isTrue();
      assertThat(cut.bytes).isLessThanOrEqualTo(MTU);
      SlpAnswer whole = new SlpAnswer(many.answer(message.bytes(), Integer.MAX_VALUE, HOST));
      assertThat(whole.overflow).isFalse();
    }
    SlpAnswer cut = new SlpAnswer(many.answer(SlpMessage.services("").bytes(), MTU, HOST));
    assertThat(cut.urls()).hasSizeBetween(20, 40).first().isEqualTo(array(HOST, 1000, "").url());
  }

  @Test
  void anotherVersionIsRefused() {
    assertThat(errorOf(SlpMessage.services("").version(3))).isEqualTo(9);
    assertThat(ask(SlpMessage.services("").version(3).multicast())).isNull();
  }

  @Test
  void aWrongLengthIsAParseError() {
    assertThat(errorOf(SlpMessage.services("").announcing(1))).isEqualTo(2);
    assertThat(errorOf(SlpMessage.services("").announcing(-1))).isEqualTo(2);
  }

  @Test
  void extensionsThatMustBeUnderstoodAreRefusedAndOthersPassedOver() {
    assertThat(errorOf(SlpMessage.services("").extension(0x4001))).isEqualTo(12);
    assertThat(answer(SlpMessage.services("").extension(0x0002)).urls()).hasSize(2);
  }

  @Test
  void repliesAndNonsenseStayUnanswered() {
    assertThat(ask(SlpMessage.function(2))).isNull();
    assertThat(ask(SlpMessage.function(8))).isNull();
    assertThat(ask(SlpMessage.function(99))).isNull();
    assertThat(agent.answer(new byte[0], MTU, HOST)).isNull();
    assertThat(agent.answer(new byte[] {2, 1, 0}, MTU, HOST)).isNull();
  }

  @Test
  void mutilatedMessagesNeverDoHarm() {
    SplittableRandom random = new SplittableRandom(2608);
    List<byte[]> seeds =
        List.of(
            SlpMessage.services("(&(a=b*c)(weight>=3))").bytes(),
            SlpMessage.attributes("service:wbem", "a*,b").bytes(),
            SlpMessage.types("x").extension(7).bytes());
    int answered = 0;
    for (int n = 0; n < 20_000; n++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] message =
          Arrays.copyOf(
              seed, random.nextInt(2) == 0 ? seed.length : random.nextInt(seed.length + 8));
      for (int edits = random.nextInt(4); edits > 0 && message.length > 0; edits--) {
        message[random.nextInt(message.length)] = (byte) random.nextInt(256);
      }
      byte[] answer = agent.answer(message, MTU, HOST);
      if (answer != null) {
        answered++;
        assertThat(answer.length).isLessThanOrEqualTo(MTU);
      }
    }
    assertThat(answered).isPositive();
  }
}
