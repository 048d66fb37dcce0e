package org.arraytwin.cimxml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cimxml.InstanceTags.Tag;
import org.jspecify.annotations.Nullable;

/** Writes instances and their names; one writer serves one answer. */
public final class InstanceWriter {
  private static final byte[] NAME_CLOSE = ascii("</INSTANCENAME>\n");
  private static final byte[] INSTANCE_CLOSE = ascii("</INSTANCE>\n");
  private static final byte[] NAMED_OPEN = ascii("<VALUE.NAMEDINSTANCE>\n");
  private static final byte[] NAMED_CLOSE = ascii("</VALUE.NAMEDINSTANCE>\n");
  private static final byte[] OBJECT_OPEN = ascii("<VALUE.OBJECT>\n");
  private static final byte[] OBJECT_CLOSE = ascii("</VALUE.OBJECT>\n");
  private static final byte[] WITH_PATH_OPEN = ascii("<VALUE.OBJECTWITHPATH>\n<INSTANCEPATH>\n");
  private static final byte[] INSTANCE_WITH_PATH_OPEN =
      ascii("<VALUE.INSTANCEWITHPATH>\n<INSTANCEPATH>\n");
  private static final byte[] INSTANCE_WITH_PATH_CLOSE = ascii("</VALUE.INSTANCEWITHPATH>\n");
  private static final byte[] PATH_OPEN = ascii("<INSTANCEPATH>\n");
  private static final byte[] PATH_CLOSE = ascii("</INSTANCEPATH>\n");
  private static final byte[] WITH_PATH_CLOSE = ascii("</VALUE.OBJECTWITHPATH>\n");

  private final Utf8Output out;
  private final PathWriter paths;
  private final ValueWriter values;
  private final boolean classOrigin;
  private final @Nullable Set<String> selected;
  private @Nullable InstanceLayout lastLayout;
  private @Nullable InstanceTags lastTags;

  /**
   * A writer of one answer's instances.
   *
   * @param classOrigin whether to write CLASSORIGIN
   * @param selected folded names of the properties to write, or null for all
   */
  public InstanceWriter(Utf8Output out, boolean classOrigin, @Nullable Set<String> selected) {
    this.out = out;
    this.paths = new PathWriter(out);
    this.values = new ValueWriter(out, paths);
    this.classOrigin = classOrigin;
    this.selected = selected;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** VALUE.NAMEDINSTANCE. */
  public void named(CimInstance instance) {
    InstanceTags tags = tags(instance);
    out.raw(NAMED_OPEN);
    name(instance, tags);
    body(instance, tags);
    out.raw(NAMED_CLOSE);
  }

  /** VALUE.OBJECTWITHPATH; the instance's own host and namespace win over those given. */
  public void withPath(CimInstance instance, String host, String namespace) {
    InstanceTags tags = tags(instance);
    out.raw(WITH_PATH_OPEN);
    namespacePath(instance, host, namespace);
    name(instance, tags);
    out.raw(PATH_CLOSE);
    body(instance, tags);
    out.raw(WITH_PATH_CLOSE);
  }

  /** VALUE.INSTANCEWITHPATH; the instance's own host and namespace win over those given. */
  public void withInstancePath(CimInstance instance, String host, String namespace) {
    InstanceTags tags = tags(instance);
    out.raw(INSTANCE_WITH_PATH_OPEN);
    namespacePath(instance, host, namespace);
    name(instance, tags);
    out.raw(PATH_CLOSE);
    body(instance, tags);
    out.raw(INSTANCE_WITH_PATH_CLOSE);
  }

  /** INSTANCEPATH; the instance's own host and namespace win over those given. */
  public void instancePath(CimInstance instance, String host, String namespace) {
    out.raw(PATH_OPEN);
    namespacePath(instance, host, namespace);
    name(instance, tags(instance));
    out.raw(PATH_CLOSE);
  }

  /** INSTANCEPATH; host and namespace of the path win over those given. */
  public void instancePath(ObjectPath path, String host, String namespace) {
    String ownHost = path.host();
    String ownNamespace = path.namespace();
    out.raw(PATH_OPEN);
    paths.namespacePath(
        ownHost == null ? host : ownHost, ownNamespace == null ? namespace : ownNamespace);
    paths.name(path);
    out.raw(PATH_CLOSE);
  }

  private void namespacePath(CimInstance instance, String host, String namespace) {
    String ownHost = instance.host();
    String ownNamespace = instance.namespace();
    paths.namespacePath(
        ownHost == null ? host : ownHost, ownNamespace == null ? namespace : ownNamespace);
  }

  /** VALUE.OBJECT. */
  public void object(CimInstance instance) {
    out.raw(OBJECT_OPEN);
    body(instance, tags(instance));
    out.raw(OBJECT_CLOSE);
  }

  /** INSTANCENAME. */
  public void name(CimInstance instance) {
    name(instance, tags(instance));
  }

  /** INSTANCENAME of a path. */
  public void name(ObjectPath path) {
    paths.name(path);
  }

  /** VALUE, VALUE.ARRAY or VALUE.REFERENCE; nothing for null. */
  public void value(CimType type, @Nullable Object value) {
    values.element(type, value);
  }

  /** INSTANCE. */
  public void instance(CimInstance instance) {
    body(instance, tags(instance));
  }

  /** OBJECTPATH with an absolute path; host and namespace of the path win over those given. */
  public void objectPath(ObjectPath path, String host, String namespace) {
    String ownHost = path.host();
    String ownNamespace = path.namespace();
    out.markup("<OBJECTPATH>\n");
    paths.absolute(
        path, ownHost == null ? host : ownHost, ownNamespace == null ? namespace : ownNamespace);
    out.markup("</OBJECTPATH>\n");
  }

  private InstanceTags tags(CimInstance instance) {
    InstanceLayout layout = instance.layout();
    InstanceTags tags = lastTags;
    if (tags == null || layout != lastLayout) {
      tags = InstanceTags.of(layout, classOrigin, selected);
      lastLayout = layout;
      lastTags = tags;
    }
    return tags;
  }

  private void name(CimInstance instance, InstanceTags tags) {
    out.raw(tags.nameOpen);
    for (Tag key : tags.keys) {
      Object value = instance.value(key.position);
      if (value == null) {
        throw new IllegalStateException(
            instance.cimClass() + ": key " + key.property.name() + " is null");
      }
      out.raw(key.open);
      values.scalar(key.property.type(), value);
      out.raw(key.close);
    }
    out.raw(NAME_CLOSE);
  }

  private void body(CimInstance instance, InstanceTags tags) {
    out.raw(tags.instanceOpen);
    for (Tag tag : tags.properties) {
      Object value = instance.value(tag.position);
      if (value == null) {
        out.raw(tag.ifNull);
      } else {
        out.raw(tag.open);
        if (value instanceof List<?> list) {
          values.items(tag.property.type(), list);
        } else {
          values.scalar(tag.property.type(), value);
        }
        out.raw(tag.close);
      }
    }
    out.raw(INSTANCE_CLOSE);
  }
}
