package dev.remora.javadoc;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.DocTree.Kind;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ThrowsTree;

/** What a Javadoc comment tells. */
record Comment(DocCommentTree tree) {

    boolean hasBlock(Kind kind) {
        return tree.getBlockTags().stream().anyMatch(tag -> tag.getKind() == kind);
    }

    /** Type parameters in angle brackets. */
    boolean hasParameter(String name) {
        return tree.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .map(param -> param.isTypeParameter()
                        ? "<" + param.getName() + ">"
                        : param.getName().toString())
                .anyMatch(name::equals);
    }

    boolean throwsIt(String type) {
        return tree.getBlockTags().stream()
                .filter(ThrowsTree.class::isInstance)
                .map(ThrowsTree.class::cast)
                .anyMatch(thrown -> thrown.getExceptionName().toString().equals(type));
    }

    /** In a block, or inline in the first sentence. */
    boolean tellsResult() {
        return hasBlock(Kind.RETURN)
                || tree.getFirstSentence().stream().map(DocTree::getKind).anyMatch(Kind.RETURN::equals);
    }
}
