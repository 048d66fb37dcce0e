package org.arraytwin.product.storwize.cli.order;

import java.util.Map;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.remote.Partnerships;
import org.arraytwin.product.storwize.remote.Partnerships.Terms;
import org.arraytwin.product.storwize.system.Trouble;

/** Commands on partnerships. */
final class PartnershipVerbs {
  private static final String BANDWIDTH = "bandwidth";
  private static final String LINK = "linkbandwidthmbits";
  private static final String RATE = "backgroundcopyrate";
  private static final String FC = "fc";
  private static final int USUAL_RATE = 50;
  private static final int ALL = 100;
  private static final int BITS = 8;

  private PartnershipVerbs() {}

  static Map<String, Verb> all() {
    return Map.of(
        "mkpartnership",
        PartnershipVerbs::create,
        "mkfcpartnership",
        PartnershipVerbs::create,
        "mkippartnership",
        PartnershipVerbs::createOverIp,
        "chpartnership",
        PartnershipVerbs::change,
        "rmpartnership",
        call -> new Partnerships(call.desk()).remove(call.arguments().object()));
  }

  private static void create(Call call) {
    Arguments typed = call.arguments();
    new Partnerships(call.desk()).create(call.name(), typed.object(), terms(typed, FC));
  }

  private static void createOverIp(Call call) {
    Arguments typed = call.arguments();
    new Partnerships(call.desk())
        .create(call.name(), typed.value("clusterip"), terms(typed, typed.value("type")));
  }

  /** A bandwidth of old is megabytes a second, all of them for background copies. */
  private static Terms terms(Arguments typed, String type) {
    return typed.has(BANDWIDTH)
        ? new Terms(type, typed.number(BANDWIDTH, 0) * BITS, ALL)
        : new Terms(type, typed.number(LINK, 0), typed.number(RATE, USUAL_RATE));
  }

  private static void change(Call call) {
    Arguments typed = call.arguments();
    Partnerships partnerships = new Partnerships(call.desk());
    if (typed.has("start") || typed.has("stop")) {
      if (!typed.flags(BANDWIDTH, LINK, RATE).isEmpty()) {
        throw new Trouble("5713E");
      }
      partnerships.stop(typed.object(), typed.has("stop"));
    } else if (typed.has(BANDWIDTH)) {
      Terms terms = terms(typed, FC);
      partnerships.limit(
          typed.object(), String.valueOf(terms.linkMbits()), String.valueOf(terms.copyRate()));
    } else {
      partnerships.limit(typed.object(), typed.value(LINK), typed.value(RATE));
    }
  }
}
