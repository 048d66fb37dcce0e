package org.arraytwin.product.storwize.cli.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.product.storwize.cli.word.Arguments;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.remote.ChangeVolumes;
import org.arraytwin.product.storwize.remote.NewRelationship;
import org.arraytwin.product.storwize.remote.RelationshipGroups;
import org.arraytwin.product.storwize.remote.Relationships;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.Mode;

/** Commands on remote copy relationships and their consistency groups. */
public final class RemoteVerbs {
  private static final String PRIMARY = "primary";
  private static final String CYCLE = "cycleperiodseconds";
  private static final String MASTER = "masterchange";
  private static final String AUX = "auxchange";
  private static final String NO_MASTER = "nomasterchange";
  private static final String NO_AUX = "noauxchange";

  private RemoteVerbs() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("mkrcrelationship", RemoteVerbs::create);
    verbs.put("chrcrelationship", RemoteVerbs::change);
    verbs.put("rmrcrelationship", RemoteVerbs::remove);
    verbs.put("mkrcconsistgrp", RemoteVerbs::createGroup);
    verbs.put("chrcconsistgrp", RemoteVerbs::changeGroup);
    verbs.put("rmrcconsistgrp", RemoteVerbs::removeGroup);
    verbs.putAll(PartnershipVerbs.all());
    for (String order : new String[] {"start", "stop", "switch"}) {
      verbs.put(order + "rcrelationship", RemoteVerbs::operate);
      verbs.put(order + "rcconsistgrp", RemoteVerbs::operateGroup);
    }
    return verbs;
  }

  private static void create(Call call) {
    Arguments typed = call.arguments();
    boolean multi = typed.value("cyclingmode").equals("multi");
    if (multi && !typed.has("global")) {
      throw new Trouble("5713E");
    }
    int id =
        new Relationships(call.desk())
            .create(
                new NewRelationship(
                    typed.value("master"),
                    typed.value("aux"),
                    typed.value("cluster"),
                    typed.value("name"),
                    typed.value("consistgrp"),
                    typed.has("sync"),
                    multi ? Mode.PERIODIC : typed.has("global") ? Mode.ASYNC : Mode.SYNC));
    call.print("RC Relationship, id [" + id + "], successfully created");
  }

  private static void change(Call call) {
    Arguments typed = call.arguments();
    Relationships relationships = new Relationships(call.desk());
    if (typed.has("name")) {
      relationships.rename(typed.object(), typed.value("name"));
    } else if (!typed.flags("consistgrp", "noconsistgrp", "force").isEmpty()) {
      relationships.move(typed.object(), typed.value("consistgrp"));
    } else if (typed.has(CYCLE)) {
      relationships.cycle(typed.object(), typed.number(CYCLE, 0));
    } else if (!typed.flags(MASTER, AUX, NO_MASTER, NO_AUX).isEmpty()) {
      changeVolume(call);
    } else {
      relationships.operate(call.name(), typed.object(), mode(typed));
    }
  }

  private static void changeVolume(Call call) {
    Arguments typed = call.arguments();
    ChangeVolumes volumes = new ChangeVolumes(call.desk());
    boolean master = typed.has(MASTER) || typed.has(NO_MASTER);
    if (typed.has(MASTER) || typed.has(AUX)) {
      volumes.assign(typed.object(), master, typed.value(master ? MASTER : AUX));
    } else {
      volumes.drop(typed.object(), master);
    }
  }

  private static List<String> mode(Arguments typed) {
    return typed.has("cyclingmode")
        ? List.of("cyclingmode-" + typed.value("cyclingmode"))
        : typed.flags("metro", "global");
  }

  private static void remove(Call call) {
    new Relationships(call.desk()).remove(call.arguments().object(), call.arguments().has("force"));
  }

  /** The words of the engine's options: a parameter with its value is one word. */
  private static List<String> options(Arguments typed) {
    List<String> words = new ArrayList<>(typed.flags("force", "clean", "access"));
    if (typed.has(PRIMARY)) {
      words.add(PRIMARY + "-" + typed.value(PRIMARY));
    }
    return words;
  }

  private static void operate(Call call) {
    new Relationships(call.desk())
        .operate(call.name(), call.arguments().object(), options(call.arguments()));
  }

  private static void createGroup(Call call) {
    Arguments typed = call.arguments();
    String id =
        new RelationshipGroups(call.desk()).create(typed.value("name"), typed.value("cluster"));
    call.print("RC Consistency Group, id [" + id + "], successfully created");
  }

  private static void changeGroup(Call call) {
    Arguments typed = call.arguments();
    RelationshipGroups groups = new RelationshipGroups(call.desk());
    if (typed.has("name")) {
      groups.rename(typed.object(), typed.value("name"));
    } else if (typed.has(CYCLE)) {
      groups.cycle(typed.object(), typed.number(CYCLE, 0));
    } else {
      groups.operate(call.name(), typed.object(), mode(typed));
    }
  }

  private static void operateGroup(Call call) {
    new RelationshipGroups(call.desk())
        .operate(call.name(), call.arguments().object(), options(call.arguments()));
  }

  private static void removeGroup(Call call) {
    new RelationshipGroups(call.desk())
        .remove(call.arguments().object(), call.arguments().has("force"));
  }
}
