package dev.remora.javadoc;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What is public or protected in a source file and has no comment, or one that leaves out a parameter, a component, what is
 * returned or thrown. A method that overrides another has the other's comment, a record's compact constructor the record's.
 */
final class MissingComments extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final List<String> missing = new ArrayList<>();
    private final Deque<ClassTree> types = new ArrayDeque<>();
    private final DocTrees docs;

    private MissingComments(DocTrees docs) {
        this.docs = docs;
    }

    static List<String> in(CompilationUnitTree file, DocTrees docs) {
        MissingComments scanner = new MissingComments(docs);
        scanner.scan(file, null);
        return scanner.missing;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        if (!isSeen(type.getModifiers())) {
            return null;
        }
        DocCommentTree comment = comment();
        String name = name(type.getSimpleName().toString());
        if (comment == null) {
            missing.add(name);
        } else {
            Comment has = new Comment(comment);
            if (types.isEmpty() && !has.hasBlock(com.sun.source.doctree.DocTree.Kind.SINCE)) {
                missing.add(name + " @since");
            }
            type.getTypeParameters().forEach(t -> parameter(has, name, "<" + t.getName() + ">"));
            components(type).forEach(component -> parameter(has, name, component));
        }
        if (type.getKind() == Kind.CLASS && type.getMembers().stream().noneMatch(MissingComments::isConstructor)) {
            missing.add(name + " has a constructor that nobody wrote");
        }
        types.push(type);
        super.visitClass(type, nothing);
        types.pop();
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        if (!isSeen(method.getModifiers()) || isOverriding(method) || isCompact(method)) {
            return null;
        }
        String name = name(method.getName().toString());
        DocCommentTree comment = comment();
        if (comment == null) {
            missing.add(name);
            return null;
        }
        Comment has = new Comment(comment);
        method.getTypeParameters().forEach(t -> parameter(has, name, "<" + t.getName() + ">"));
        method.getParameters().forEach(p -> parameter(has, name, p.getName().toString()));
        method.getThrows().forEach(thrown -> {
            if (!has.throwsIt(thrown.toString())) {
                missing.add(name + " @throws " + thrown);
            }
        });
        Tree result = method.getReturnType();
        if (result != null && !result.toString().equals("void") && !has.tellsResult()) {
            missing.add(name + " @return");
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
        boolean component = types.getFirst().getKind() == Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        if (!component && isSeen(field.getModifiers()) && comment() == null) {
            missing.add(name(field.getName().toString()));
        }
        return null;
    }

    private void parameter(Comment comment, String name, String parameter) {
        if (!comment.hasParameter(parameter)) {
            missing.add(name + " @param " + parameter);
        }
    }

    private @Nullable DocCommentTree comment() {
        TreePath path = getCurrentPath();
        return docs.getDocCommentTree(path);
    }

    private String name(String member) {
        StringBuilder name = new StringBuilder();
        types.descendingIterator()
                .forEachRemaining(type -> name.append(type.getSimpleName()).append('.'));
        return name + member;
    }

    /** What stands in an interface is public; an enum's constants are. */
    private boolean isSeen(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        ClassTree type = types.peekFirst();
        boolean inInterface =
                type != null && (type.getKind() == Kind.INTERFACE || type.getKind() == Kind.ANNOTATION_TYPE);
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || inInterface && !flags.contains(Modifier.PRIVATE);
    }

    private static boolean isOverriding(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    private boolean isCompact(MethodTree method) {
        return types.getFirst().getKind() == Kind.RECORD
                && isConstructor(method)
                && method.getParameters().size() == components(types.getFirst()).size();
    }

    private static boolean isConstructor(Tree member) {
        return member instanceof MethodTree method && method.getName().contentEquals("<init>");
    }

    private static List<String> components(ClassTree type) {
        if (type.getKind() != Kind.RECORD) {
            return List.of();
        }
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .map(field -> field.getName().toString())
                .toList();
    }
}
