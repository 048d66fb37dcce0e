package org.arraytwin.product.eternus.cim.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.product.eternus.session.Uses;
import org.arraytwin.wbem.MethodResult;

/** The services of one box and what each of their methods does; all others answer 1. */
public enum Services {
  STORAGE_CONFIGURATION(
      "FUJITSU_StorageConfigurationService", "ETERNUS storage configuration service"),
  REPLICATION("FUJITSU_ReplicationService", "ETERNUS replication service"),
  CONTROLLER_CONFIGURATION(
      "FUJITSU_ControllerConfigurationService", "ETERNUS controller configuration service"),
  HARDWARE_IDS("FUJITSU_StorageHardwareIDManagementService", "ETERNUS host management service");

  private static final long NOT_SUPPORTED = 1;

  private final String className;
  private final String title;

  Services(String className, String title) {
    this.className = className;
    this.title = title;
  }

  public String className() {
    return className;
  }

  public String title() {
    return title;
  }

  /** A method: the box as it was when it was called, and the parameters that have a value. */
  public interface Method extends BiFunction<Box, Map<String, Object>, MethodResult> {}

  /** What every method answers that the box does not have. */
  public static MethodResult notSupported() {
    return new MethodResult(NOT_SUPPORTED, Map.of());
  }

  /** The service that has a method which begins jobs. */
  public static Services of(String method) {
    return switch (method) {
      case "CreateElementReplica", "ModifyReplicaSynchronization" -> REPLICATION;
      default -> STORAGE_CONFIGURATION;
    };
  }

  /** The methods of this service by name. */
  public Map<String, Method> methods(
      ProviderTable table,
      Uses uses,
      FleetWriter fleet,
      int array,
      ProductConfig config,
      StatusTable statuses,
      Limits limits,
      Paths paths) {
    Calls calls = new Calls(table, uses, fleet, array, new Jobs(config), paths);
    Capacity capacity = new Capacity(array, config);
    Replicate replicate = new Replicate(calls, paths, capacity, statuses, config, limits);
    Map<String, Method> methods = new LinkedHashMap<>();
    switch (this) {
      case STORAGE_CONFIGURATION -> {
        ConfigureStorage storage = new ConfigureStorage(calls, paths, capacity);
        methods.put("CreateOrModifyElementFromStoragePool", storage::createOrModify);
        methods.put("ReturnToStoragePool", storage::giveBack);
        methods.put("CreateReplica", replicate::createReplica);
      }
      case REPLICATION -> {
        methods.put("CreateElementReplica", replicate::create);
        methods.put("ModifyReplicaSynchronization", replicate::modify);
        methods.put("GetReplicationRelationships", new Relationships(calls, paths, statuses)::list);
      }
      case CONTROLLER_CONFIGURATION -> {
        ConfigureControllers controllers = new ConfigureControllers(calls, paths, capacity);
        methods.put("ExposePaths", controllers::expose);
        methods.put("HidePaths", controllers::hide);
        methods.put("DeleteProtocolController", controllers::delete);
      }
      case HARDWARE_IDS -> {
        ManageHosts hosts = new ManageHosts(calls, paths, capacity);
        methods.put("CreateStorageHardwareID", hosts::create);
        methods.put("DeleteStorageHardwareID", hosts::delete);
      }
    }
    return methods;
  }
}
