package org.arraytwin.product.storwize.cli.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.system.FlashCopies;
import org.arraytwin.product.storwize.system.FlashCopyData;
import org.arraytwin.product.storwize.system.FlashCopyGroups;
import org.arraytwin.product.storwize.system.NewMapping;
import org.jspecify.annotations.Nullable;

/** Commands on FlashCopy mappings and their consistency groups. */
public final class FlashCopyVerbs {
  private FlashCopyVerbs() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("mkfcmap", FlashCopyVerbs::create);
    verbs.put("chfcmap", FlashCopyVerbs::change);
    for (String order : new String[] {"prestartfcmap", "startfcmap", "stopfcmap", "rmfcmap"}) {
      verbs.put(order, FlashCopyVerbs::operate);
    }
    verbs.put("mkfcconsistgrp", FlashCopyVerbs::createGroup);
    verbs.put("chfcconsistgrp", FlashCopyVerbs::changeGroup);
    for (String order :
        new String[] {"prestartfcconsistgrp", "startfcconsistgrp", "stopfcconsistgrp"}) {
      verbs.put(order, FlashCopyVerbs::operateGroup);
    }
    verbs.put("rmfcconsistgrp", FlashCopyVerbs::removeGroup);
    return verbs;
  }

  private static void create(Call call) {
    Arguments typed = call.arguments();
    int id =
        new FlashCopies(call.desk())
            .create(
                new NewMapping(
                    typed.value("source"),
                    typed.value("target"),
                    typed.value("name"),
                    typed.value("consistgrp"),
                    typed.number("copyrate", FlashCopyData.USUAL_RATE),
                    typed.number("cleanrate", FlashCopyData.USUAL_RATE),
                    typed.number("grainsize", 0),
                    typed.has("incremental"),
                    typed.has("autodelete"),
                    typed.has("keeptarget"),
                    typed.value("iogrp")));
    call.print("FlashCopy Mapping, id [" + id + "], successfully created");
  }

  private static void change(Call call) {
    Arguments typed = call.arguments();
    FlashCopies copies = new FlashCopies(call.desk());
    if (typed.has("name")) {
      copies.rename(typed.object(), typed.value("name"));
      return;
    }
    copies.change(
        typed.object(),
        new FlashCopies.Changes(
            typed.number("copyrate"),
            typed.number("cleanrate"),
            typed.onOff("autodelete"),
            group(typed)));
  }

  /** Where a mapping goes, {@code 0} to be on its own; null to stay where it is. */
  private static @Nullable String group(Arguments typed) {
    if (typed.has("force")) {
      return "0";
    }
    return typed.has("consistgrp") ? typed.value("consistgrp") : null;
  }

  private static void operate(Call call) {
    Arguments typed = call.arguments();
    new FlashCopies(call.desk())
        .operate(call.name(), typed.object(), typed.flags("prep", "restore", "force", "split"));
  }

  private static void createGroup(Call call) {
    Arguments typed = call.arguments();
    String id =
        new FlashCopyGroups(call.desk()).create(typed.value("name"), typed.has("autodelete"));
    call.print("FlashCopy Consistency Group, id [" + id + "], successfully created");
  }

  private static void changeGroup(Call call) {
    Arguments typed = call.arguments();
    new FlashCopyGroups(call.desk())
        .change(
            typed.object(),
            typed.has("name") ? typed.value("name") : null,
            typed.onOff("autodelete"));
  }

  private static void operateGroup(Call call) {
    Arguments typed = call.arguments();
    new FlashCopyGroups(call.desk())
        .operate(call.name(), typed.object(), typed.flags("prep", "restore", "force", "split"));
  }

  private static void removeGroup(Call call) {
    Arguments typed = call.arguments();
    new FlashCopyGroups(call.desk()).remove(typed.object(), typed.has("force"));
  }
}
